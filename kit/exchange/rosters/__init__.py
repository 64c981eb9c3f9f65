"""Lists of names, pasted or in a file: from whatever program wrote them to names of students."""
