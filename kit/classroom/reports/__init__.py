"""What a teacher reads of a class: results, students' histories, comparisons."""
