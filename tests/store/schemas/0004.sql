BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004_answer_files');
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
INSERT INTO "answer" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967bbd7c25961844003faee1d9','plan',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967bbd7c25961844003faee1d9','vote',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967bbd7c25961844003faee1d9','disgrace',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967bbd7c25961844003faee1d9','figure',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967bfa7ad3b396b7f9c4e5d99b','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "appeal" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967c1b7974a0d4b58a2ac0fd1d','01a22c967b237183af16f79ac500a120','01a22c967b6874d493291ecb0d63fa6d','plan','','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','editorial','It praises itself.','2026-03-02 12:00:00.000000','01a22c967c1874db814698aea03f38b3');
CREATE TABLE assignment (
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
	reopened_at DATETIME, certainty VARCHAR(32) DEFAULT 'off' NOT NULL, 
	CONSTRAINT pk_assignment PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_exercise_version_exercise_version FOREIGN KEY(classroom_id, exercise_id, exercise_version) REFERENCES exercise_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_key_version_key_version FOREIGN KEY(classroom_id, exercise_id, key_version) REFERENCES key_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "assignment" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967b237183af16f79ac500a120','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off');
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
INSERT INTO "attempt" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967bbd7c25961844003faee1d9','01a22c967b237183af16f79ac500a120','01a22c967b6874d493291ecb0d63fa6d',1,'9v994jQpABkn1wv9sNsCkw','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','student');
INSERT INTO "attempt" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967bfa7ad3b396b7f9c4e5d99b','01a22c967b237183af16f79ac500a120','01a22c967b887010a85ab50fb3830d13',1,'5UE34PWwtEa9f5XCD2T3kA','2026-03-02 12:00:00.000000',NULL,NULL);
CREATE TABLE classroom (
	id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	created_at DATETIME NOT NULL, 
	joining_stopped_at DATETIME, simulated_at DATETIME, 
	CONSTRAINT pk_classroom PRIMARY KEY (id), 
	CONSTRAINT fk_classroom_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);
INSERT INTO "classroom" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967afb7aa88ef02f7aaa1d506c','9B','2026-03-02 12:00:00.000000',NULL,NULL);
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
	decided_at DATETIME NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_decision_classroom_id_exercise_id_from_version_key_version FOREIGN KEY(classroom_id, exercise_id, from_version) REFERENCES key_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_decision_classroom_id_exercise_id_to_version_key_version FOREIGN KEY(classroom_id, exercise_id, to_version) REFERENCES key_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_decision_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "decision" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967c1874db814698aea03f38b3','three-claims','plan','','upheld',NULL,'The council speaks.','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','Ms Gray','2026-03-02 12:00:00.000000');
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
INSERT INTO "device" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967b6a797ba6650d8ac38d7d1a','01a22c967b6874d493291ecb0d63fa6d','d66db21fe822fde6e991882ef295c17c8d850f142a6558c422f5537f9f243734',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967b89741fab9ed44c88f9a997','01a22c967b887010a85ab50fb3830d13','b35821a96dc94fa5498000fc689c5d67f9274f3757ea6ba52f61a633ff1c016b',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967b9d70908e223e2559d8afc0','01a22c967b9c7d97a8c7dd1a1b5598ba','e7203e03e0ac1256fa03e3f6e2c8f5ada69a4cb3fa9d2c5d8768d49272cea66f',NULL,'2026-03-02 12:00:00.000000',NULL);
CREATE TABLE exercise_version (
	classroom_id CHAR(32) NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_exercise_version PRIMARY KEY (classroom_id, exercise_id, version), 
	CONSTRAINT fk_exercise_version_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "exercise_version" VALUES('01a22c967b0a728cbb0222742831151a','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','{"exercise":{"id":"three-claims","items":[{"claim":"The council announced a plan for the square.","context":{"before":"On Monday"},"from":{"article":"a","paragraph":[1]},"id":"plan"},{"claim":"The minutes of 1 March record nine votes to six.","from":{"article":"a","paragraph":[2,3]},"id":"vote"},{"claim":"The square is a disgrace.","from":{"invented":"The town of Ardenmoor is made up."},"id":"disgrace"},{"claim":"Only a quarter of the town, 412 people, came.","from":{"report":"The Ardenmoor Post, 2 March 2026"},"id":"figure"}],"lesson":"01-three-claims","scheme":"three-way","title":"Three claims","type":"classify"},"format":1}','2026-03-02 12:00:00.000000');
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
INSERT INTO "folded_attempt" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967c177e9ea6a4879d944a24e2','01a22c967bfa7ad3b396b7f9c4e5d99b','oofe7VAgJYb1liG8M15aZA');
CREATE TABLE join_code (
	code VARCHAR(16) NOT NULL, 
	classroom_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_join_code PRIMARY KEY (code), 
	CONSTRAINT fk_join_code_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT uq_join_code_classroom_id UNIQUE (classroom_id)
);
INSERT INTO "join_code" VALUES('CDYV3VZ6','01a22c967b0a728cbb0222742831151a','2026-03-09 12:00:00.000000');
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
INSERT INTO "key_version" VALUES('01a22c967b0a728cbb0222742831151a','three-claims','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','{"format":1,"key":{"exercise":"three-claims","items":{"disgrace":{"check":"zugzwang","cues":["disgrace"],"label":"editorial","why":"zugzwang step 2"},"figure":{"check":"zugzwang","cues":[],"debatable":{"argument":"zugzwang only","credit":0.5,"label":"editorial"},"label":"sourced","why":"zugzwang step 3"},"plan":{"check":"zugzwang","cues":["announced"],"label":"official","why":"zugzwang step 1"},"vote":{"check":"zugzwang","cues":["minutes"],"label":"sourced","why":"zugzwang step 3"}}}}','2026-03-02 12:00:00.000000',NULL,NULL);
CREATE TABLE kit_state (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_kit_state PRIMARY KEY (name)
);
INSERT INTO "kit_state" VALUES('kit','a kit of the tests');
CREATE TABLE mark (
	classroom_id CHAR(32) NOT NULL, 
	attempt_id CHAR(32) NOT NULL, 
	item_id VARCHAR NOT NULL, 
	key_version VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	credit DOUBLE, 
	verdict VARCHAR(32) NOT NULL, 
	marked_at DATETIME NOT NULL, 
	marked_by CHAR(32), level VARCHAR, comment TEXT, 
	CONSTRAINT pk_mark PRIMARY KEY (classroom_id, attempt_id, item_id, key_version), 
	CONSTRAINT fk_mark_classroom_id_attempt_id_attempt FOREIGN KEY(classroom_id, attempt_id) REFERENCES attempt (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "mark" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967bbd7c25961844003faee1d9','plan','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,0.0,'wrong','2026-03-02 12:00:00.000000',NULL,NULL,NULL);
INSERT INTO "mark" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967bbd7c25961844003faee1d9','vote','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL);
INSERT INTO "mark" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967bbd7c25961844003faee1d9','disgrace','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL);
INSERT INTO "mark" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967bbd7c25961844003faee1d9','figure','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL);
CREATE TABLE readmission (
	classroom_id CHAR(32) NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_readmission PRIMARY KEY (classroom_id, code_hash), 
	CONSTRAINT fk_readmission_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "readmission" VALUES('01a22c967b0a728cbb0222742831151a','2eb894b04700d48e7cd5d3b33a893b7f61cf6a58cd4509a76a04fcb5749c4a9c','01a22c967b9c7d97a8c7dd1a1b5598ba','2026-03-02 12:30:00.000000',NULL);
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
	merged_into_id CHAR(32), 
	CONSTRAINT pk_student PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_student_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT uq_student_classroom_id_name_key UNIQUE (classroom_id, name_key), 
	CONSTRAINT uq_student_classroom_id_personal_code UNIQUE (classroom_id, personal_code)
);
INSERT INTO "student" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967b6874d493291ecb0d63fa6d','Mia','mia','ZC99KAQD',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "student" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967b887010a85ab50fb3830d13','Ben','ben','588TPT86',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "student" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967b9c7d97a8c7dd1a1b5598ba','Ada','ada','HAGPKTNP',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "taken_in" VALUES('01a22c967b0a728cbb0222742831151a','01a22c967c1c7afebf49f0e3d253b91a','01a22c967bfa7ad3b396b7f9c4e5d99b','Ms Gray','2026-03-02 12:00:00.000000',NULL,'{"plan": {"revision": 1, "before": null}}');
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
INSERT INTO "teacher" VALUES('01a22c967afb7aa88ef02f7aaa1d506c','Ms Gray','ms gray','$argon2id$v=19$m=65536,t=3,p=4$C6PBiHrfXTD7pFhC3ucz2A$2HpDR4DVIdQsF7ymFurgTylJjKpCJ7Z/pRHSduXzr9U','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "teacher" VALUES('01a22c967c14716facfb8dc2458e487f','Mr Brown','mr brown',NULL,'2026-11-30 13:13:09.396053',NULL);
CREATE TABLE teacher_link (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32), 
	purpose VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_teacher_link PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_link_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_link" VALUES('1e9bb7a1c2b2819b90ac2a0c3fc8374fd0176a4bdb939d712f81f1feaf19bd86','01a22c967c14716facfb8dc2458e487f','invite','2026-11-30 13:13:09.396053','2026-12-02 13:13:09.396053');
CREATE TABLE teacher_session (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	hides BOOLEAN NOT NULL, 
	CONSTRAINT pk_teacher_session PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_session_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_session" VALUES('c95694ce5ebcc08f80d15b666676901d320e7ffb3dbb8f680c5e37668707c01f','01a22c967afb7aa88ef02f7aaa1d506c','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0);
INSERT INTO "teacher_session" VALUES('6fe36ceb1b553223d0f77450b525842cc4bfcd1a73c649912c86f3911db109ee','01a22c967afb7aa88ef02f7aaa1d506c','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0);
CREATE INDEX ix_classroom_teacher_id ON classroom (teacher_id);
CREATE INDEX ix_attempt_classroom_id_student_id ON attempt (classroom_id, student_id);
CREATE INDEX ix_taken_in_classroom_id_attempt_id ON taken_in (classroom_id, attempt_id);
CREATE INDEX ix_folded_attempt_classroom_id_into_id ON folded_attempt (classroom_id, into_id);
COMMIT;
