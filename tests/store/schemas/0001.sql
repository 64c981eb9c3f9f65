BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001_foundation');
CREATE TABLE answer (
	classroom_id CHAR(32) NOT NULL, 
	attempt_id CHAR(32) NOT NULL, 
	item_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	value JSON NOT NULL, 
	saved_at DATETIME NOT NULL, 
	CONSTRAINT pk_answer PRIMARY KEY (classroom_id, attempt_id, item_id), 
	CONSTRAINT fk_answer_classroom_id_attempt_id_attempt FOREIGN KEY(classroom_id, attempt_id) REFERENCES attempt (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "answer" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645e87d31993139b379171843','plan',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000');
INSERT INTO "answer" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645e87d31993139b379171843','vote',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000');
INSERT INTO "answer" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645e87d31993139b379171843','disgrace',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000');
INSERT INTO "answer" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645e87d31993139b379171843','figure',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000');
INSERT INTO "answer" VALUES('01a22c964560724bbdae7321b7f55732','01a22c96462c7b87b2c6314f9f6f987b','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000');
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
	reopened_at DATETIME, 
	CONSTRAINT pk_assignment PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_exercise_version_exercise_version FOREIGN KEY(classroom_id, exercise_id, exercise_version) REFERENCES exercise_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_key_version_key_version FOREIGN KEY(classroom_id, exercise_id, key_version) REFERENCES key_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "assignment" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645677102b5e5b3f9d81fc9b4','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL);
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
INSERT INTO "attempt" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645e87d31993139b379171843','01a22c9645677102b5e5b3f9d81fc9b4','01a22c96458e709c89f71f76b633a20f',1,'e-VtnmEVYjAN_Cunn-CwLg','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','student');
INSERT INTO "attempt" VALUES('01a22c964560724bbdae7321b7f55732','01a22c96462c7b87b2c6314f9f6f987b','01a22c9645677102b5e5b3f9d81fc9b4','01a22c9645b5715e93ada822f111674d',1,'Se_i_HoThCQS5oQT3XnhGA','2026-03-02 12:00:00.000000',NULL,NULL);
CREATE TABLE classroom (
	id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	created_at DATETIME NOT NULL, 
	joining_stopped_at DATETIME, 
	CONSTRAINT pk_classroom PRIMARY KEY (id), 
	CONSTRAINT fk_classroom_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);
INSERT INTO "classroom" VALUES('01a22c964560724bbdae7321b7f55732','01a22c96454272e6a26699b998de1f06','9B','2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "device" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645987e33ab89668033a34102','01a22c96458e709c89f71f76b633a20f','2ce704201187825e683380ee4649fce834106a8b2ad0efd9eec9229c8ace3aaf',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645b67961a6cd347f1fe93ba2','01a22c9645b5715e93ada822f111674d','a84ce7ea20ea2f54f45e3f205a032e8096e03f8ae06500479ac61fda5316231e',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645c57a2e844fc401063d7640','01a22c9645c577d182ae648e1f1d93bf','9f1d15cec54dbfafb9726f460f46bf65322114f6bb481768ab9969106fde2d91',NULL,'2026-03-02 12:00:00.000000',NULL);
CREATE TABLE exercise_version (
	classroom_id CHAR(32) NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_exercise_version PRIMARY KEY (classroom_id, exercise_id, version), 
	CONSTRAINT fk_exercise_version_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "exercise_version" VALUES('01a22c964560724bbdae7321b7f55732','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','{"exercise":{"id":"three-claims","items":[{"claim":"The council announced a plan for the square.","context":{"before":"On Monday"},"from":{"article":"a","paragraph":[1]},"id":"plan"},{"claim":"The minutes of 1 March record nine votes to six.","from":{"article":"a","paragraph":[2,3]},"id":"vote"},{"claim":"The square is a disgrace.","from":{"invented":"The town of Ardenmoor is made up."},"id":"disgrace"},{"claim":"Only a quarter of the town, 412 people, came.","from":{"report":"The Ardenmoor Post, 2 March 2026"},"id":"figure"}],"lesson":"01-three-claims","scheme":"three-way","title":"Three claims","type":"classify"},"format":1}','2026-03-02 12:00:00.000000');
CREATE TABLE failure (
	scope VARCHAR NOT NULL, 
	who VARCHAR(64) NOT NULL, 
	window_start DATETIME NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_failure PRIMARY KEY (scope, who, window_start)
);
INSERT INTO "failure" VALUES('returning','729d7d638cef1b476c9ad1d5d275dc91fc253a026e0924d45b8995bcf828b01b','2026-03-02 12:00:00.000000',1);
CREATE TABLE folded_attempt (
	classroom_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	into_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_folded_attempt PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_folded_attempt_classroom_id_into_id_attempt FOREIGN KEY(classroom_id, into_id) REFERENCES attempt (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "folded_attempt" VALUES('01a22c964560724bbdae7321b7f55732','01a22c96465b7779b2b37d39633afa31','01a22c96462c7b87b2c6314f9f6f987b');
CREATE TABLE join_code (
	code VARCHAR(16) NOT NULL, 
	classroom_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_join_code PRIMARY KEY (code), 
	CONSTRAINT fk_join_code_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT uq_join_code_classroom_id UNIQUE (classroom_id)
);
INSERT INTO "join_code" VALUES('5M7B2YXY','01a22c964560724bbdae7321b7f55732','2026-03-09 12:00:00.000000');
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
INSERT INTO "key_version" VALUES('01a22c964560724bbdae7321b7f55732','three-claims','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','{"format":1,"key":{"exercise":"three-claims","items":{"disgrace":{"check":"zugzwang","cues":["disgrace"],"label":"editorial","why":"zugzwang step 2"},"figure":{"check":"zugzwang","cues":[],"debatable":{"argument":"zugzwang only","credit":0.5,"label":"editorial"},"label":"sourced","why":"zugzwang step 3"},"plan":{"check":"zugzwang","cues":["announced"],"label":"official","why":"zugzwang step 1"},"vote":{"check":"zugzwang","cues":["minutes"],"label":"sourced","why":"zugzwang step 3"}}}}','2026-03-02 12:00:00.000000',NULL,NULL);
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
	marked_by CHAR(32), 
	CONSTRAINT pk_mark PRIMARY KEY (classroom_id, attempt_id, item_id, key_version), 
	CONSTRAINT fk_mark_classroom_id_attempt_id_attempt FOREIGN KEY(classroom_id, attempt_id) REFERENCES attempt (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "mark" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645e87d31993139b379171843','plan','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,0.0,'wrong','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "mark" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645e87d31993139b379171843','vote','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "mark" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645e87d31993139b379171843','disgrace','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "mark" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645e87d31993139b379171843','figure','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL);
CREATE TABLE readmission (
	classroom_id CHAR(32) NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_readmission PRIMARY KEY (classroom_id, code_hash), 
	CONSTRAINT fk_readmission_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "readmission" VALUES('01a22c964560724bbdae7321b7f55732','6fdd867aef658ce910ef65dc2f625b2bd8d7f2354b85f0641f0c1f761e7291cc','01a22c9645c577d182ae648e1f1d93bf','2026-03-02 12:30:00.000000',NULL);
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
INSERT INTO "student" VALUES('01a22c964560724bbdae7321b7f55732','01a22c96458e709c89f71f76b633a20f','Mia','mia','S9X96J8Z',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "student" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645b5715e93ada822f111674d','Ben','ben','M5R26N85',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "student" VALUES('01a22c964560724bbdae7321b7f55732','01a22c9645c577d182ae648e1f1d93bf','Ada','ada','VD4YYQSJ',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "teacher" VALUES('01a22c96454272e6a26699b998de1f06','Ms Gray','ms gray','$argon2id$v=19$m=65536,t=3,p=4$KrZ91avIFBOlIJ2zbWgDzg$99MoV74RSpsrAtBzjHPqkuiAMa1XCCtFCaJSwzASkow','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "teacher" VALUES('01a22c964648751a9eb681f8cb6d8906','Mr Brown','mr brown',NULL,'2026-11-30 13:12:55.623644',NULL);
CREATE TABLE teacher_link (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32), 
	purpose VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_teacher_link PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_link_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_link" VALUES('075aad280ec974de2635017a3600998a7ab8be6273924a666584e9eca5fb33d5','01a22c964648751a9eb681f8cb6d8906','invite','2026-11-30 13:12:55.623644','2026-12-02 13:12:55.623644');
CREATE TABLE teacher_session (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	hides BOOLEAN NOT NULL, 
	CONSTRAINT pk_teacher_session PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_session_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_session" VALUES('e6985905085b065e82c863b974c2d470f63e23ec662d18311cba9e906a76536e','01a22c96454272e6a26699b998de1f06','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0);
INSERT INTO "teacher_session" VALUES('fd27221d6b4766665b67af8efb7d7d38e258e8f50f34f12884b9931355ff8939','01a22c96454272e6a26699b998de1f06','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0);
CREATE INDEX ix_classroom_teacher_id ON classroom (teacher_id);
CREATE INDEX ix_attempt_classroom_id_student_id ON attempt (classroom_id, student_id);
CREATE INDEX ix_folded_attempt_classroom_id_into_id ON folded_attempt (classroom_id, into_id);
COMMIT;
