"""Two PostgreSQL databases behind a router: a model of a cluster, for tests alone.

A cluster puts each class on one of its servers, whole. Here each class lies in one of two databases,
by its id, with every row of a distributed table that is its own; reference tables are whole in both;
local ones lie in the first (kit.store.cluster.tables). The kit knows nothing of it: it connects to
the first, and what it sends goes where it belongs, by the classroom that the statement names.
A transaction that names classes of both fails, and so does a statement that joins a class's rows
with those of the coordinator, unless it stands on the list with its reason.

What is told apart from a cluster: there a statement about all classes is put together by Citus,
whatever it is; here only where one of the two has something to say, or where what both say can be
told at once. What cannot is refused, and its test stands in CANNOT.
"""
