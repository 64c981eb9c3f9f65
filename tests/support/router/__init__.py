"""A model of a cluster, for tests alone: two PostgreSQL databases behind a router.

Each class lies in one of them, by its id. What has no class lies in the first; `teacher` is whole
in both (kit.store.cluster.tables). A transaction goes to the database of its classroom. One that
names two classrooms is refused, and so is a statement that would have to join rows of a class in
the second with what lies in the first alone, unless what sends it stands on a list.

A statement that stands on the list of what may ask across classes is sent to one of them, which for
that moment sees the other's rows, too: so Citus answers it, by asking all. The tests of store and
classroom run on it as their `system` "router"; some of them do in `make test`.
"""
