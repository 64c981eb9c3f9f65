BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0023_erasures');
CREATE TABLE answer (
	classroom_id CHAR(32) NOT NULL, 
	attempt_id CHAR(32) NOT NULL, 
	item_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	value JSON NOT NULL, 
	saved_at DATETIME NOT NULL, certainty VARCHAR(32), 
	CONSTRAINT pk_answer PRIMARY KEY (classroom_id, attempt_id, item_id), 
	CONSTRAINT fk_answer_classroom_id_attempt_id_attempt FOREIGN KEY(classroom_id, attempt_id) REFERENCES attempt (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "answer" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de887177930c453a0235fa1b','plan',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de887177930c453a0235fa1b','vote',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de887177930c453a0235fa1b','disgrace',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de887177930c453a0235fa1b','figure',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62df527928b8fb99bcf2a9e9ad','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62dfaa79888f34424d2044ddb7','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
CREATE TABLE appeal (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	item_id VARCHAR NOT NULL, 
	part_id VARCHAR NOT NULL, 
	key_version VARCHAR(64) NOT NULL, 
	choice VARCHAR NOT NULL, 
	argument TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	decision_id CHAR(32), 
	CONSTRAINT pk_appeal PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_appeal_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_appeal_classroom_id_decision_id_decision FOREIGN KEY(classroom_id, decision_id) REFERENCES decision (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_appeal_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT uq_appeal_one_each UNIQUE (classroom_id, assignment_id, student_id, item_id, part_id, key_version)
);
INSERT INTO "appeal" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e0207f48abd542902d331443','01a22d62ddae7eb0a7faa00c110c36ba','01a22d62de437bd4b854ec3ac47c02c9','plan','','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','editorial','It praises itself.','2026-03-02 12:00:00.000000','01a22d62e01f76fa93219f3cf19078da');
CREATE TABLE article_copy (
	id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	article_id VARCHAR NOT NULL, 
	outlet VARCHAR NOT NULL, 
	blocks JSON NOT NULL, 
	attached_at DATETIME NOT NULL, open_to JSON, 
	CONSTRAINT pk_article_copy PRIMARY KEY (id), 
	CONSTRAINT fk_article_copy_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE, 
	CONSTRAINT uq_article_copy_teacher_id_article_id_outlet UNIQUE (teacher_id, article_id, outlet)
);
INSERT INTO "article_copy" VALUES('01a22d62e05d76c48d5cdb9c0bc93249','01a22d62dda1718e9640e922518abe9d','a','The Ardenmoor Post','[["By Ann Ash", false], ["It rained.", true]]','2026-03-02 12:00:00.000000','{}');
CREATE TABLE "assignment" (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	lesson_id VARCHAR, 
	title VARCHAR NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	exercise_version VARCHAR(64) NOT NULL, 
	key_version VARCHAR(64) NOT NULL, 
	feedback VARCHAR(32) NOT NULL, 
	attempts_allowed INTEGER, 
	created_at DATETIME NOT NULL, 
	opens_at DATETIME, 
	closes_at DATETIME, 
	closed_at DATETIME, 
	reopened_at DATETIME, 
	certainty VARCHAR(32) DEFAULT 'off' NOT NULL, 
	live BOOLEAN DEFAULT 0 NOT NULL, 
	feedback_at DATETIME, 
	left_out VARCHAR, 
	rules_changed_at DATETIME, 
	lesson_version VARCHAR(64), 
	CONSTRAINT pk_assignment PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_key_version_key_version FOREIGN KEY(classroom_id, exercise_id, key_version) REFERENCES key_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_exercise_version_exercise_version FOREIGN KEY(classroom_id, exercise_id, exercise_version) REFERENCES exercise_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_lesson_id_lesson_version_lesson_version FOREIGN KEY(classroom_id, lesson_id, lesson_version) REFERENCES lesson_version (classroom_id, lesson_id, version)
);
INSERT INTO "assignment" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62ddae7eb0a7faa00c110c36ba','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62df8e73e29774413ff3fd9264','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',1,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e026718080e8b4609bdf91cc','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e0367743a9532543bc024718','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
CREATE TABLE attempt (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	token VARCHAR NOT NULL, 
	started_at DATETIME NOT NULL, 
	submitted_at DATETIME, 
	submitted_by VARCHAR(32), 
	CONSTRAINT pk_attempt PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_attempt_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_attempt_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT uq_attempt_classroom_id_assignment_id_student_id_number UNIQUE (classroom_id, assignment_id, student_id, number), 
	CONSTRAINT uq_attempt_classroom_id_token UNIQUE (classroom_id, token)
);
INSERT INTO "attempt" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de887177930c453a0235fa1b','01a22d62ddae7eb0a7faa00c110c36ba','01a22d62de437bd4b854ec3ac47c02c9',1,'0sZskWLleGxoc7P_K63-fA','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','student');
INSERT INTO "attempt" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62df527928b8fb99bcf2a9e9ad','01a22d62ddae7eb0a7faa00c110c36ba','01a22d62de5478a29c80a6be8555ac1d',1,'sghUk5zGvjKqJLQHRlHV5A','2026-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "attempt" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62dfaa79888f34424d2044ddb7','01a22d62df8e73e29774413ff3fd9264','01a22d62de6d78cb8f5c69f0f7bf4de0',1,'vXhVcALe-vf9yiIgcINuAg','2026-03-02 12:00:00.000000',NULL,NULL);
CREATE TABLE audience (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	group_id CHAR(32), 
	deal_id CHAR(32), 
	half VARCHAR(32), 
	occasion VARCHAR(32), 
	CONSTRAINT pk_audience PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_audience_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_audience_classroom_id_deal_id_deal FOREIGN KEY(classroom_id, deal_id) REFERENCES deal (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_audience_classroom_id_group_id_student_group FOREIGN KEY(classroom_id, group_id) REFERENCES student_group (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT uq_audience_dealt_once UNIQUE (classroom_id, deal_id, occasion, half)
);
INSERT INTO "audience" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e0367743a9532543bc024718','01a22d62e03475908f5d5451e3af2c54',NULL,NULL,NULL);
CREATE TABLE classroom (
	id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	created_at DATETIME NOT NULL, 
	joining_stopped_at DATETIME, simulated_at DATETIME, archived_at DATETIME, 
	CONSTRAINT pk_classroom PRIMARY KEY (id), 
	CONSTRAINT fk_classroom_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);
INSERT INTO "classroom" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62dda1718e9640e922518abe9d','9B','2026-03-02 12:00:00.000000',NULL,NULL,NULL);
CREATE TABLE classroom_act (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	act VARCHAR(32) NOT NULL, 
	about VARCHAR NOT NULL, 
	other_id CHAR(32), 
	CONSTRAINT pk_classroom_act PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_classroom_act_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "classroom_act" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e0647367a7ca9daa160e0e77','2026-03-02 12:00:00.000000','01a22d62dda1718e9640e922518abe9d','added-teacher','','01a22d62e0177956ad080f396338d15f');
CREATE TABLE classroom_teacher (
	classroom_id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	added_at DATETIME NOT NULL, 
	added_by_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_classroom_teacher PRIMARY KEY (classroom_id, teacher_id), 
	CONSTRAINT fk_classroom_teacher_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "classroom_teacher" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e0177956ad080f396338d15f','2026-03-02 12:00:00.000000','01a22d62dda1718e9640e922518abe9d');
CREATE TABLE deal (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	form_a VARCHAR NOT NULL, 
	form_b VARCHAR NOT NULL, 
	seed INTEGER NOT NULL, 
	dealt_at DATETIME NOT NULL, 
	CONSTRAINT pk_deal PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_deal_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "deal" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e0387ece98945ecdd2c55a69','form-a','form-b',7,'2026-03-02 12:00:00.000000');
CREATE TABLE dealt_student (
	classroom_id CHAR(32) NOT NULL, 
	deal_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	half VARCHAR(32) NOT NULL, 
	dealt_at DATETIME NOT NULL, 
	CONSTRAINT pk_dealt_student PRIMARY KEY (classroom_id, deal_id, student_id), 
	CONSTRAINT fk_dealt_student_classroom_id_deal_id_deal FOREIGN KEY(classroom_id, deal_id) REFERENCES deal (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_dealt_student_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "dealt_student" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e0387ece98945ecdd2c55a69','01a22d62de5478a29c80a6be8555ac1d','b-first','2026-03-02 12:00:00.000000');
CREATE TABLE decision (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	item_id VARCHAR, 
	part_id VARCHAR, 
	ruling VARCHAR(32) NOT NULL, 
	choice VARCHAR, 
	reason TEXT NOT NULL, 
	from_version VARCHAR(64) NOT NULL, 
	to_version VARCHAR(64) NOT NULL, 
	author VARCHAR(80) NOT NULL, 
	decided_at DATETIME NOT NULL, reply TEXT, 
	CONSTRAINT pk_decision PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_decision_classroom_id_exercise_id_from_version_key_version FOREIGN KEY(classroom_id, exercise_id, from_version) REFERENCES key_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_decision_classroom_id_exercise_id_to_version_key_version FOREIGN KEY(classroom_id, exercise_id, to_version) REFERENCES key_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_decision_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "decision" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e01f76fa93219f3cf19078da','three-claims','plan','','upheld',NULL,'The council speaks.','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','Ms Gray','2026-03-02 12:00:00.000000',NULL);
CREATE TABLE device (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	visit_hash VARCHAR(64), 
	created_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_device PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_device_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT uq_device_classroom_id_token_hash UNIQUE (classroom_id, token_hash)
);
INSERT INTO "device" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de48789c953be8ec6fdee5b1','01a22d62de437bd4b854ec3ac47c02c9','e91f50a462e664ec5d4963aff62a10e452cfc5c6bca565a59b500f4a1188ea51',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de557507a9797b5ae9be7b43','01a22d62de5478a29c80a6be8555ac1d','bd9dfd684ef7b00c0ebba45bcfb989b4b997d953d6bbfdff57f7e34c03e7b621',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de6e7c6d814f5952aa583764','01a22d62de6d78cb8f5c69f0f7bf4de0','4b2c481c9685135973a00f65ad0d2c562499f1b490716bb2625637d99659fc7e',NULL,'2026-03-02 12:00:00.000000',NULL);
CREATE TABLE draft (
	id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	content_id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	made_from VARCHAR, 
	present INTEGER NOT NULL, 
	published INTEGER, 
	published_at DATETIME, 
	archived_at DATETIME, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (id), 
	CONSTRAINT fk_draft_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE, 
	CONSTRAINT uq_draft_content_id UNIQUE (content_id)
);
INSERT INTO "draft" VALUES('01a22d62e03a7e98b8b52c927fb7fae8','01a22d62dda1718e9640e922518abe9d','exercise','mine-abcd','Mine','three-claims',1,1,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000');
CREATE TABLE draft_article (
	draft_id CHAR(32) NOT NULL, 
	text VARCHAR NOT NULL, 
	put_back JSON NOT NULL, 
	kinds JSON NOT NULL, 
	about JSON NOT NULL, 
	marks JSON NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_draft_article PRIMARY KEY (draft_id), 
	CONSTRAINT fk_draft_article_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE
);
INSERT INTO "draft_article" VALUES('01a22d62e03a7e98b8b52c927fb7fae8','It rained.','[]','{}','{"outlet": "A"}','{}','2026-03-02 12:00:00.000000');
CREATE TABLE draft_loan (
	draft_id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	lent_at DATETIME NOT NULL, 
	CONSTRAINT pk_draft_loan PRIMARY KEY (draft_id, teacher_id), 
	CONSTRAINT fk_draft_loan_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE, 
	CONSTRAINT fk_draft_loan_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "draft_loan" VALUES('01a22d62e03a7e98b8b52c927fb7fae8','01a22d62e0177956ad080f396338d15f','2026-03-02 12:00:00.000000');
CREATE TABLE draft_picture (
	draft_id CHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_draft_picture PRIMARY KEY (draft_id, name), 
	CONSTRAINT fk_draft_picture_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE
);
INSERT INTO "draft_picture" VALUES('01a22d62e03a7e98b8b52c927fb7fae8','mine.svg',X'3C7376672F3E');
CREATE TABLE draft_reader (
	id CHAR(32) NOT NULL, 
	draft_id CHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	is_author BOOLEAN NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	opens_at DATETIME NOT NULL, 
	created_at DATETIME NOT NULL, 
	begun_at DATETIME, 
	ended_at DATETIME, 
	read_version INTEGER, 
	exercise VARCHAR, 
	CONSTRAINT pk_draft_reader PRIMARY KEY (id), 
	CONSTRAINT fk_draft_reader_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE, 
	CONSTRAINT uq_draft_reader_token_hash UNIQUE (token_hash)
);
INSERT INTO "draft_reader" VALUES('01a22d62e05572ada8b5fb2c7997009b','01a22d62e03a7e98b8b52c927fb7fae8','Ana',0,'5a3464444d33a68463513f5da667da8e38aaab130f7eeed4b4387644bcada617','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,1,'{}');
CREATE TABLE draft_version (
	draft_id CHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	"before" INTEGER, 
	texts JSON NOT NULL, 
	what VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_draft_version PRIMARY KEY (draft_id, number), 
	CONSTRAINT fk_draft_version_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE, 
	CONSTRAINT fk_draft_version_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "draft_version" VALUES('01a22d62e03a7e98b8b52c927fb7fae8',1,NULL,'{"exercise.yaml": "id: mine-abcd"}','begun','2026-03-02 12:00:00.000000','01a22d62dda1718e9640e922518abe9d');
CREATE TABLE erasure (
	classroom_id CHAR(32) NOT NULL, 
	kind VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	erased_at DATETIME NOT NULL, 
	CONSTRAINT pk_erasure PRIMARY KEY (classroom_id, kind, id)
);
INSERT INTO "erasure" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','student','01a22d62e0397433bb86c92a13e0e4ba','2026-11-30 16:56:24.377990');
CREATE TABLE exercise_version (
	classroom_id CHAR(32) NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_exercise_version PRIMARY KEY (classroom_id, exercise_id, version), 
	CONSTRAINT fk_exercise_version_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "exercise_version" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','{"articles":[{"date":"1 March 2026","id":"a","kind":"report","outlet":"The Ardenmoor Post","paragraphs":9}],"exercise":{"id":"three-claims","items":[{"claim":"The council announced a plan for the square.","context":{"before":"On Monday"},"from":{"article":"a","paragraph":[1]},"id":"plan"},{"claim":"The minutes of 1 March record nine votes to six.","from":{"article":"a","paragraph":[2,3]},"id":"vote"},{"claim":"The square is a disgrace.","from":{"invented":"The town of Ardenmoor is made up."},"id":"disgrace"},{"claim":"Only a quarter of the town, 412 people, came.","from":{"report":"The Ardenmoor Post, 2 March 2026"},"id":"figure"}],"lesson":"01-three-claims","scheme":"three-way","title":"Three claims","type":"classify"},"format":1}','2026-03-02 12:00:00.000000');
CREATE TABLE extension (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	closes_at DATETIME NOT NULL, 
	seen_at DATETIME, 
	CONSTRAINT pk_extension PRIMARY KEY (classroom_id, assignment_id, student_id), 
	CONSTRAINT fk_extension_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_extension_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "extension" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62ddae7eb0a7faa00c110c36ba','01a22d62de5478a29c80a6be8555ac1d','2026-03-02 13:00:00.000000',NULL);
CREATE TABLE failure (
	scope VARCHAR NOT NULL, 
	who VARCHAR(64) NOT NULL, 
	window_start DATETIME NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_failure PRIMARY KEY (scope, who, window_start)
);
INSERT INTO "failure" VALUES('returning','729d7d638cef1b476c9ad1d5d275dc91fc253a026e0924d45b8995bcf828b01b','2026-03-02 12:00:00.000000',1);
CREATE TABLE "folded_attempt" (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	into_id CHAR(32) NOT NULL, 
	token VARCHAR, 
	CONSTRAINT pk_folded_attempt PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_folded_attempt_classroom_id_into_id_attempt FOREIGN KEY(classroom_id, into_id) REFERENCES attempt (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT uq_folded_attempt_classroom_id_token UNIQUE (classroom_id, token)
);
INSERT INTO "folded_attempt" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e01e7509a4bf455f40fb0823','01a22d62df527928b8fb99bcf2a9e9ad','Y3qO9yvU3ua-X2jtFIaZUQ');
CREATE TABLE group_member (
	classroom_id CHAR(32) NOT NULL, 
	group_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	joined_at DATETIME NOT NULL, 
	left_at DATETIME, 
	CONSTRAINT pk_group_member PRIMARY KEY (classroom_id, group_id, student_id), 
	CONSTRAINT fk_group_member_classroom_id_group_id_student_group FOREIGN KEY(classroom_id, group_id) REFERENCES student_group (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_group_member_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "group_member" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e03475908f5d5451e3af2c54','01a22d62de437bd4b854ec3ac47c02c9','2026-03-02 12:00:00.000000',NULL);
CREATE TABLE join_code (
	code VARCHAR(16) NOT NULL, 
	classroom_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_join_code PRIMARY KEY (code), 
	CONSTRAINT fk_join_code_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT uq_join_code_classroom_id UNIQUE (classroom_id)
);
INSERT INTO "join_code" VALUES('SAMDG2SP','01a22d62ddaa7b37b027b4dc7a28616b','2026-03-09 12:00:00.000000');
CREATE TABLE key_version (
	classroom_id CHAR(32) NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	author VARCHAR, 
	reason TEXT, 
	CONSTRAINT pk_key_version PRIMARY KEY (classroom_id, exercise_id, version), 
	CONSTRAINT fk_key_version_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "key_version" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','three-claims','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','{"format":1,"key":{"exercise":"three-claims","items":{"disgrace":{"check":"zugzwang","cues":["disgrace"],"label":"editorial","why":"zugzwang step 2"},"figure":{"check":"zugzwang","cues":[],"debatable":{"argument":"zugzwang only","credit":0.5,"label":"editorial"},"label":"sourced","why":"zugzwang step 3"},"plan":{"check":"zugzwang","cues":["announced"],"label":"official","why":"zugzwang step 1"},"vote":{"check":"zugzwang","cues":["minutes"],"label":"sourced","why":"zugzwang step 3"}}}}','2026-03-02 12:00:00.000000',NULL,NULL);
CREATE TABLE kit_state (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_kit_state PRIMARY KEY (name)
);
INSERT INTO "kit_state" VALUES('kit','a kit of the tests');
CREATE TABLE lesson_version (
	classroom_id CHAR(32) NOT NULL, 
	lesson_id VARCHAR NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_lesson_version PRIMARY KEY (classroom_id, lesson_id, version), 
	CONSTRAINT fk_lesson_version_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "lesson_version" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01-three-claims','09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060','{"format":1,"lesson":{"articles":["a"],"body":"\n## What you can rely on\n\n![The square from above](square.svg \"The square in 2026.\")\n\n> The council [[official: announced]] a plan.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n","discussion":"Who said so?","id":"01-three-claims","leave":null,"minutes":45,"number":1,"pictures":[{"by":"Ann Ash","content":"PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAzMjAgMjAwIiB3aWR0aD0iNDAwIiBoZWlnaHQ9IjI1MCI+CiAgPHJlY3Qgd2lkdGg9IjMyMCIgaGVpZ2h0PSIyMDAiIGZpbGw9IiMzMzY2OTkiLz4KICA8dGV4dCB4PSIyMCIgeT0iNDAiIGZvbnQtZmFtaWx5PSJzYW5zLXNlcmlmIiBmaWxsPSIjZmZmZmZmIj5UaGUgc3F1YXJlPC90ZXh0Pgo8L3N2Zz4K","file":"square.svg","height":250,"licence":"CC BY 4.0","width":400}],"summary":["Look for who speaks.","Look for the record.","Look for the verdict."],"teacher_notes":null,"teaches":[],"title":"Three claims"}}','2026-03-02 12:00:00.000000');
CREATE TABLE live_session (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	item_id VARCHAR, 
	step INTEGER NOT NULL, 
	suggested_seconds INTEGER, 
	pairing_hash VARCHAR(64), 
	pairing_expires_at DATETIME, 
	remote_hash VARCHAR(64), reveal_at DATETIME, present INTEGER, 
	CONSTRAINT pk_live_session PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_live_session_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "live_session" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62df8e73e29774413ff3fd9264','plan',2,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "mark" (
	classroom_id CHAR(32) NOT NULL, 
	attempt_id CHAR(32) NOT NULL, 
	item_id VARCHAR NOT NULL, 
	key_version VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	credit DOUBLE, 
	verdict VARCHAR(32) NOT NULL, 
	marked_at DATETIME NOT NULL, 
	marked_by CHAR(32), 
	level VARCHAR, 
	comment TEXT, 
	parts JSON NOT NULL, 
	superseded_by VARCHAR(64), 
	decision_id CHAR(32), 
	CONSTRAINT pk_mark PRIMARY KEY (classroom_id, attempt_id, item_id, key_version), 
	CONSTRAINT fk_mark_classroom_id_attempt_id_attempt FOREIGN KEY(classroom_id, attempt_id) REFERENCES attempt (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_mark_classroom_id_decision_id_decision FOREIGN KEY(classroom_id, decision_id) REFERENCES decision (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "mark" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de887177930c453a0235fa1b','plan','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,0.0,'wrong','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 0.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de887177930c453a0235fa1b','vote','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de887177930c453a0235fa1b','disgrace','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de887177930c453a0235fa1b','figure','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
CREATE TABLE paper_sheet (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	student_id CHAR(32), 
	attempt_id CHAR(32), 
	number INTEGER NOT NULL, 
	printed_code VARCHAR(80) NOT NULL, 
	typed JSON NOT NULL, 
	comments JSON NOT NULL, 
	revision INTEGER NOT NULL, 
	writer VARCHAR NOT NULL, 
	author VARCHAR(80) NOT NULL, 
	begun_at DATETIME NOT NULL, 
	saved_at DATETIME NOT NULL, 
	done_at DATETIME, 
	removed_at DATETIME, 
	CONSTRAINT pk_paper_sheet PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_paper_sheet_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_paper_sheet_classroom_id_attempt_id_attempt FOREIGN KEY(classroom_id, attempt_id) REFERENCES attempt (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_paper_sheet_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT uq_paper_sheet_classroom_id_assignment_id_number UNIQUE (classroom_id, assignment_id, number)
);
INSERT INTO "paper_sheet" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e0237167bd7aad2de9c8ddf1','01a22d62ddae7eb0a7faa00c110c36ba','01a22d62de5478a29c80a6be8555ac1d',NULL,1,'A','["2", "", "", ""]','{}',1,'a page','Ms Gray','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL);
CREATE TABLE plan_step (
	classroom_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	feedback VARCHAR(32) NOT NULL, 
	attempts_allowed INTEGER, 
	certainty VARCHAR(32) NOT NULL, 
	live BOOLEAN NOT NULL, 
	CONSTRAINT pk_plan_step PRIMARY KEY (classroom_id, position), 
	CONSTRAINT fk_plan_step_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "plan_step" VALUES('01a22d62ddaa7b37b027b4dc7a28616b',1,'three-claims','Three claims','on-closing',2,'asked',0);
CREATE TABLE reader_answer (
	reader_id CHAR(32) NOT NULL, 
	item_id VARCHAR NOT NULL, 
	item_version VARCHAR(64) NOT NULL, 
	label VARCHAR, 
	note VARCHAR NOT NULL, 
	unsure BOOLEAN NOT NULL, 
	answered_at DATETIME NOT NULL, 
	CONSTRAINT pk_reader_answer PRIMARY KEY (reader_id, item_id), 
	CONSTRAINT fk_reader_answer_reader_id_draft_reader FOREIGN KEY(reader_id) REFERENCES draft_reader (id) ON DELETE CASCADE
);
INSERT INTO "reader_answer" VALUES('01a22d62e05572ada8b5fb2c7997009b','plan','0000000000000000000000000000000000000000000000000000000000000000','official','Said so.',1,'2026-03-02 12:00:00.000000');
CREATE TABLE readmission (
	classroom_id CHAR(32) NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_readmission PRIMARY KEY (classroom_id, code_hash), 
	CONSTRAINT fk_readmission_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "readmission" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','1f8a3c59a6d7c7fef88b3654b0b148115cd057d6d8ee899749184319dba37756','01a22d62de6d78cb8f5c69f0f7bf4de0','2026-03-02 12:30:00.000000',NULL);
CREATE TABLE round (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	item_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	stage VARCHAR(32) NOT NULL, 
	since DATETIME NOT NULL, 
	opened_at DATETIME, 
	CONSTRAINT pk_round PRIMARY KEY (classroom_id, assignment_id, item_id), 
	CONSTRAINT fk_round_classroom_id_assignment_id_live_session FOREIGN KEY(classroom_id, assignment_id) REFERENCES live_session (classroom_id, assignment_id) ON DELETE CASCADE
);
INSERT INTO "round" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62df8e73e29774413ff3fd9264','plan',1,'vote','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000');
CREATE TABLE show_of_hands (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	item_id VARCHAR NOT NULL, 
	ballot INTEGER NOT NULL, 
	part_id VARCHAR NOT NULL, 
	counts JSON NOT NULL, 
	previous JSON NOT NULL, 
	present INTEGER, 
	stands BOOLEAN NOT NULL, 
	revision INTEGER NOT NULL, 
	counted_at DATETIME NOT NULL, 
	CONSTRAINT pk_show_of_hands PRIMARY KEY (classroom_id, assignment_id, item_id, ballot, part_id), 
	CONSTRAINT fk_show_of_hands_classroom_id_assignment_id_live_session FOREIGN KEY(classroom_id, assignment_id) REFERENCES live_session (classroom_id, assignment_id) ON DELETE CASCADE
);
INSERT INTO "show_of_hands" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62df8e73e29774413ff3fd9264','plan',1,'','{"sourced": 5, "official": 6, "editorial": 0}','{}',12,0,1,'2026-03-02 12:00:00.000000');
CREATE TABLE student (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	name_key VARCHAR, 
	personal_code VARCHAR(16) NOT NULL, 
	on_roster BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	joined_at DATETIME, 
	removed_at DATETIME, 
	merged_into_id CHAR(32), time_factor INTEGER DEFAULT '100' NOT NULL, 
	CONSTRAINT pk_student PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_student_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT uq_student_classroom_id_name_key UNIQUE (classroom_id, name_key), 
	CONSTRAINT uq_student_classroom_id_personal_code UNIQUE (classroom_id, personal_code)
);
INSERT INTO "student" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de437bd4b854ec3ac47c02c9','Mia','mia','3X95HABA',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de5478a29c80a6be8555ac1d','Ben','ben','2BJ9YPS6',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de6d78cb8f5c69f0f7bf4de0','Ada','ada','4HJV6XQ9',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
CREATE TABLE student_group (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	name_key VARCHAR, 
	seed INTEGER, 
	created_at DATETIME NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT pk_student_group PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_student_group_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT uq_student_group_classroom_id_name_key UNIQUE (classroom_id, name_key)
);
INSERT INTO "student_group" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e03475908f5d5451e3af2c54','Red','red',NULL,'2026-03-02 12:00:00.000000',NULL);
CREATE TABLE student_merge (
	classroom_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	into_id CHAR(32) NOT NULL, 
	merged_at DATETIME NOT NULL, 
	"before" JSON NOT NULL, 
	CONSTRAINT pk_student_merge PRIMARY KEY (classroom_id, student_id), 
	CONSTRAINT fk_student_merge_classroom_id_into_id_student FOREIGN KEY(classroom_id, into_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_student_merge_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "student_merge" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62de6d78cb8f5c69f0f7bf4de0','01a22d62de437bd4b854ec3ac47c02c9','2026-03-02 12:00:00.000000','{"pairs": []}');
CREATE TABLE substitute (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	instead_of_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_substitute_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_classroom_id_instead_of_id_assignment FOREIGN KEY(classroom_id, instead_of_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e026718080e8b4609bdf91cc','01a22d62ddae7eb0a7faa00c110c36ba');
CREATE TABLE substitute_student (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute_student PRIMARY KEY (classroom_id, assignment_id, student_id), 
	CONSTRAINT fk_substitute_student_classroom_id_assignment_id_substitute FOREIGN KEY(classroom_id, assignment_id) REFERENCES substitute (classroom_id, assignment_id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_student_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute_student" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e026718080e8b4609bdf91cc','01a22d62de6d78cb8f5c69f0f7bf4de0');
CREATE TABLE taken_in (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	attempt_id CHAR(32) NOT NULL, 
	author VARCHAR(80) NOT NULL, 
	taken_at DATETIME NOT NULL, 
	reason TEXT, 
	items JSON NOT NULL, 
	CONSTRAINT pk_taken_in PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_taken_in_classroom_id_attempt_id_attempt FOREIGN KEY(classroom_id, attempt_id) REFERENCES attempt (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "taken_in" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e0247132ae1148c111138974','01a22d62df527928b8fb99bcf2a9e9ad','Ms Gray','2026-03-02 12:00:00.000000',NULL,'{"plan": {"revision": 1, "before": null}}');
CREATE TABLE teacher (
	id CHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	name_key VARCHAR NOT NULL, 
	password_hash VARCHAR, 
	created_at DATETIME NOT NULL, 
	disabled_at DATETIME, 
	CONSTRAINT pk_teacher PRIMARY KEY (id), 
	CONSTRAINT uq_teacher_name_key UNIQUE (name_key)
);
INSERT INTO "teacher" VALUES('01a22d62dda1718e9640e922518abe9d','Ms Gray','ms gray','$argon2id$v=19$m=65536,t=3,p=4$+1y29O/Zgk7XplW+cGMXNw$GNcBo7aeQmBDTq8DRF+tb9JlpIr4I/+83qDBitH+ppI','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "teacher" VALUES('01a22d62e0177956ad080f396338d15f','Mr Brown','mr brown',NULL,'2026-11-30 16:56:24.339876',NULL);
CREATE TABLE teacher_link (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32), 
	purpose VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_teacher_link PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_link_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_link" VALUES('5b352b8ce0df188f6e43a83e001cae74bb849ce15a1c9032819bef711f4c34f4','01a22d62e0177956ad080f396338d15f','invite','2026-11-30 16:56:24.339876','2026-12-02 16:56:24.339876');
CREATE TABLE teacher_session (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	hides BOOLEAN NOT NULL, browser VARCHAR(80), 
	CONSTRAINT pk_teacher_session PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_session_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_session" VALUES('527b4cbb67a9dee7961e42c9275321ab1f1f64a6c207d452f1feff3ff112f0ce','01a22d62dda1718e9640e922518abe9d','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0,NULL);
INSERT INTO "teacher_session" VALUES('cfd7f15e5f31e45060d0e939253ee72b2433c8759332b2c4a61a1915b3af68a8','01a22d62dda1718e9640e922518abe9d','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0,NULL);
CREATE TABLE vote (
	classroom_id CHAR(32) NOT NULL, 
	attempt_id CHAR(32) NOT NULL, 
	item_id VARCHAR NOT NULL, 
	ballot INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	value JSON NOT NULL, 
	certainty VARCHAR(32), 
	saved_at DATETIME NOT NULL, 
	CONSTRAINT pk_vote PRIMARY KEY (classroom_id, attempt_id, item_id, ballot), 
	CONSTRAINT fk_vote_classroom_id_attempt_id_attempt FOREIGN KEY(classroom_id, attempt_id) REFERENCES attempt (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "vote" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62dfaa79888f34424d2044ddb7','plan',1,1,'{"label": "official"}',NULL,'2026-03-02 12:00:00.000000');
CREATE TABLE withdrawal (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	withdrawn_at DATETIME NOT NULL, 
	records JSON NOT NULL, 
	CONSTRAINT pk_withdrawal PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_withdrawal_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "withdrawal" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e0297058a5968df8cc02fc4e','2026-03-02 12:00:00.000000','{"assignment": [{"classroom_id": "01a22d62-ddaa-7b37-b027-b4dc7a28616b", "id": "01a22d62-ddae-7eb0-a7fa-a00c110c36ba", "lesson_id": "01-three-claims", "title": "Three claims", "exercise_id": "three-claims", "exercise_version": "e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6", "key_version": "19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8", "feedback": "on-closing", "attempts_allowed": 1, "certainty": "off", "live": false, "created_at": "2026-03-02T12:00:00+00:00", "opens_at": null, "closes_at": null, "closed_at": null, "reopened_at": null, "feedback_at": null, "left_out": null, "rules_changed_at": null, "lesson_version": "09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060"}], "audience": [], "substitute": [], "substitute_student": [], "extension": [{"classroom_id": "01a22d62-ddaa-7b37-b027-b4dc7a28616b", "assignment_id": "01a22d62-ddae-7eb0-a7fa-a00c110c36ba", "student_id": "01a22d62-de54-78a2-9c80-a6be8555ac1d", "closes_at": "2026-03-02T13:00:00+00:00", "seen_at": null}], "live_session": [], "round": [], "show_of_hands": []}');
CREATE TABLE written_claim (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	claim TEXT NOT NULL, 
	label VARCHAR NOT NULL, 
	why TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	written_at DATETIME NOT NULL, 
	taken_at DATETIME, 
	taken_by_form CHAR(32), 
	put_away_at DATETIME, 
	CONSTRAINT pk_written_claim PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_written_claim_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_written_claim_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT uq_written_claim_one_each UNIQUE (classroom_id, assignment_id, student_id)
);
INSERT INTO "written_claim" VALUES('01a22d62ddaa7b37b027b4dc7a28616b','01a22d62e0217c6eb1c0ca0d4e05c719','01a22d62ddae7eb0a7faa00c110c36ba','01a22d62de437bd4b854ec3ac47c02c9','It rained all Monday, the harbour office says.','sourced','An office keeps the record.',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL);
CREATE INDEX ix_classroom_teacher_id ON classroom (teacher_id);
CREATE INDEX ix_attempt_classroom_id_student_id ON attempt (classroom_id, student_id);
CREATE INDEX ix_taken_in_classroom_id_attempt_id ON taken_in (classroom_id, attempt_id);
CREATE INDEX ix_folded_attempt_classroom_id_into_id ON folded_attempt (classroom_id, into_id);
CREATE INDEX ix_vote_classroom_id_item_id ON vote (classroom_id, item_id);
CREATE UNIQUE INDEX ix_mark_that_counts ON mark (classroom_id, attempt_id, item_id) WHERE superseded_by IS NULL;
CREATE INDEX ix_mark_classroom_id_decision_id ON mark (classroom_id, decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX ix_student_merge_classroom_id_into_id ON student_merge (classroom_id, into_id);
CREATE INDEX ix_draft_teacher_id ON draft (teacher_id);
CREATE INDEX ix_draft_version_teacher_id ON draft_version (teacher_id);
CREATE INDEX ix_draft_reader_draft_id ON draft_reader (draft_id);
CREATE INDEX ix_paper_sheet_classroom_id_attempt_id ON paper_sheet (classroom_id, attempt_id);
CREATE INDEX ix_paper_sheet_classroom_id_student_id ON paper_sheet (classroom_id, student_id);
COMMIT;
