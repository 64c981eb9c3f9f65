BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0008_substitutes');
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
INSERT INTO "answer" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d37b7b818f7796b45f6ddefb','plan',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d37b7b818f7796b45f6ddefb','vote',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d37b7b818f7796b45f6ddefb','disgrace',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d37b7b818f7796b45f6ddefb','figure',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d3c071bfb52ad8ceb98b24d4','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d3e27d37b41738639ed0eb6f','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "appeal" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d5827b1fb5cadef72ed2a123','01a22c96d2eb7d60a3f953931ad58a18','01a22c96d32e73088ac7a009d7b19397','plan','','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','editorial','It praises itself.','2026-03-02 12:00:00.000000','01a22c96d58173eea227e4d118a6369a');
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
	live BOOLEAN DEFAULT 0 NOT NULL, feedback_at DATETIME, 
	CONSTRAINT pk_assignment PRIMARY KEY (classroom_id, id), 
	CONSTRAINT fk_assignment_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_key_version_key_version FOREIGN KEY(classroom_id, exercise_id, key_version) REFERENCES key_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_exercise_version_exercise_version FOREIGN KEY(classroom_id, exercise_id, exercise_version) REFERENCES exercise_version (classroom_id, exercise_id, version)
);
INSERT INTO "assignment" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d2eb7d60a3f953931ad58a18','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL);
INSERT INTO "assignment" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d3d07600a9aa2e14a8804471','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',1,NULL);
INSERT INTO "assignment" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d58470e9805aef8ba408e2be','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL);
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
INSERT INTO "attempt" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d37b7b818f7796b45f6ddefb','01a22c96d2eb7d60a3f953931ad58a18','01a22c96d32e73088ac7a009d7b19397',1,'c4MbhoCf-3uut290ZbYLCw','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','student');
INSERT INTO "attempt" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d3c071bfb52ad8ceb98b24d4','01a22c96d2eb7d60a3f953931ad58a18','01a22c96d3547eaeb3cfba05d21ff37d',1,'e_l1WI2gZc23iaYMFhd2YA','2026-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "attempt" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d3e27d37b41738639ed0eb6f','01a22c96d3d07600a9aa2e14a8804471','01a22c96d36c7090b59935d5aabf9aa8',1,'QLhL-iA17w4Ux6saQ1H24Q','2026-03-02 12:00:00.000000',NULL,NULL);
CREATE TABLE classroom (
	id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	created_at DATETIME NOT NULL, 
	joining_stopped_at DATETIME, simulated_at DATETIME, 
	CONSTRAINT pk_classroom PRIMARY KEY (id), 
	CONSTRAINT fk_classroom_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);
INSERT INTO "classroom" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d2be750782088de7bcb4fdfe','9B','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "decision" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d58173eea227e4d118a6369a','three-claims','plan','','upheld',NULL,'The council speaks.','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','Ms Gray','2026-03-02 12:00:00.000000');
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
INSERT INTO "device" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d33f7f1dbb27d205a7702b75','01a22c96d32e73088ac7a009d7b19397','c721fa7aeb6ca6086b678ccb0ecf11e6916275bcd4ad2eb0f1e0dc78dc04d1ec',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d35470ecae97df42531c39fd','01a22c96d3547eaeb3cfba05d21ff37d','466dc7d5139935e779e596820048057c7cf3e888580035bb3fd8c5ef0b36d6c9',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d36d727a8f072d1619172e05','01a22c96d36c7090b59935d5aabf9aa8','7ffdafa3985482a92e6a961b5ca2d41c11da944384c034e8e4e4814d2df759db',NULL,'2026-03-02 12:00:00.000000',NULL);
CREATE TABLE exercise_version (
	classroom_id CHAR(32) NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_exercise_version PRIMARY KEY (classroom_id, exercise_id, version), 
	CONSTRAINT fk_exercise_version_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "exercise_version" VALUES('01a22c96d2cd7bde96563520c6068012','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','{"exercise":{"id":"three-claims","items":[{"claim":"The council announced a plan for the square.","context":{"before":"On Monday"},"from":{"article":"a","paragraph":[1]},"id":"plan"},{"claim":"The minutes of 1 March record nine votes to six.","from":{"article":"a","paragraph":[2,3]},"id":"vote"},{"claim":"The square is a disgrace.","from":{"invented":"The town of Ardenmoor is made up."},"id":"disgrace"},{"claim":"Only a quarter of the town, 412 people, came.","from":{"report":"The Ardenmoor Post, 2 March 2026"},"id":"figure"}],"lesson":"01-three-claims","scheme":"three-way","title":"Three claims","type":"classify"},"format":1}','2026-03-02 12:00:00.000000');
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
INSERT INTO "folded_attempt" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d44d71ef927b8cd368ee1146','01a22c96d3c071bfb52ad8ceb98b24d4','r305mF0RgdIWic3dMZnEtg');
CREATE TABLE join_code (
	code VARCHAR(16) NOT NULL, 
	classroom_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_join_code PRIMARY KEY (code), 
	CONSTRAINT fk_join_code_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT uq_join_code_classroom_id UNIQUE (classroom_id)
);
INSERT INTO "join_code" VALUES('VMVTTAZZ','01a22c96d2cd7bde96563520c6068012','2026-03-09 12:00:00.000000');
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
INSERT INTO "key_version" VALUES('01a22c96d2cd7bde96563520c6068012','three-claims','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','{"format":1,"key":{"exercise":"three-claims","items":{"disgrace":{"check":"zugzwang","cues":["disgrace"],"label":"editorial","why":"zugzwang step 2"},"figure":{"check":"zugzwang","cues":[],"debatable":{"argument":"zugzwang only","credit":0.5,"label":"editorial"},"label":"sourced","why":"zugzwang step 3"},"plan":{"check":"zugzwang","cues":["announced"],"label":"official","why":"zugzwang step 1"},"vote":{"check":"zugzwang","cues":["minutes"],"label":"sourced","why":"zugzwang step 3"}}}}','2026-03-02 12:00:00.000000',NULL,NULL);
CREATE TABLE kit_state (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_kit_state PRIMARY KEY (name)
);
INSERT INTO "kit_state" VALUES('kit','a kit of the tests');
CREATE TABLE live_session (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	item_id VARCHAR, 
	step INTEGER NOT NULL, 
	suggested_seconds INTEGER, 
	pairing_hash VARCHAR(64), 
	pairing_expires_at DATETIME, 
	remote_hash VARCHAR(64), 
	CONSTRAINT pk_live_session PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_live_session_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "live_session" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d3d07600a9aa2e14a8804471','plan',2,NULL,NULL,NULL,NULL);
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
INSERT INTO "mark" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d37b7b818f7796b45f6ddefb','plan','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,0.0,'wrong','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 0.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d37b7b818f7796b45f6ddefb','vote','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d37b7b818f7796b45f6ddefb','disgrace','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d37b7b818f7796b45f6ddefb','figure','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
CREATE TABLE readmission (
	classroom_id CHAR(32) NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_readmission PRIMARY KEY (classroom_id, code_hash), 
	CONSTRAINT fk_readmission_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "readmission" VALUES('01a22c96d2cd7bde96563520c6068012','33a5f4fe9a05934068b932079cfeae503acf94a3cda4e625ce26e51b4b7ccd21','01a22c96d36c7090b59935d5aabf9aa8','2026-03-02 12:30:00.000000',NULL);
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
INSERT INTO "round" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d3d07600a9aa2e14a8804471','plan',1,'vote','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000');
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
INSERT INTO "student" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d32e73088ac7a009d7b19397','Mia','mia','CFQDWRMZ',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d3547eaeb3cfba05d21ff37d','Ben','ben','Y4GQ9NX7',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d36c7090b59935d5aabf9aa8','Ada','ada','TH6Q4YPP',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
CREATE TABLE substitute (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	instead_of_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_substitute_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_classroom_id_instead_of_id_assignment FOREIGN KEY(classroom_id, instead_of_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d58470e9805aef8ba408e2be','01a22c96d2eb7d60a3f953931ad58a18');
CREATE TABLE substitute_student (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute_student PRIMARY KEY (classroom_id, assignment_id, student_id), 
	CONSTRAINT fk_substitute_student_classroom_id_assignment_id_substitute FOREIGN KEY(classroom_id, assignment_id) REFERENCES substitute (classroom_id, assignment_id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_student_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute_student" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d58470e9805aef8ba408e2be','01a22c96d36c7090b59935d5aabf9aa8');
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
INSERT INTO "taken_in" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d58475f0aa3f870528490ee4','01a22c96d3c071bfb52ad8ceb98b24d4','Ms Gray','2026-03-02 12:00:00.000000',NULL,'{"plan": {"revision": 1, "before": null}}');
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
INSERT INTO "teacher" VALUES('01a22c96d2be750782088de7bcb4fdfe','Ms Gray','ms gray','$argon2id$v=19$m=65536,t=3,p=4$YffvHbPgNcnsZ93GIT+Xog$D7dILnP4n1RJHv7abo9BAIVka1rOisnTIZUqHr/tdSY','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "teacher" VALUES('01a22c96d4407826846c02c9cc036ba3','Mr Brown','mr brown',NULL,'2026-11-30 13:13:31.967461',NULL);
CREATE TABLE teacher_link (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32), 
	purpose VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_teacher_link PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_link_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_link" VALUES('8910319c983f810a7e85c9d341117e12cc425ed5966248e52041600df2626c8b','01a22c96d4407826846c02c9cc036ba3','invite','2026-11-30 13:13:31.967461','2026-12-02 13:13:31.967461');
CREATE TABLE teacher_session (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	hides BOOLEAN NOT NULL, 
	CONSTRAINT pk_teacher_session PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_session_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_session" VALUES('0a4a2ca1d9808c6f21ef3350e0170fda683ab23af559f5d872894dc75b89cad6','01a22c96d2be750782088de7bcb4fdfe','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0);
INSERT INTO "teacher_session" VALUES('096cee00730dccf7f56e9c6e0b29029d4eb53af321111db63d13fd6098b733e6','01a22c96d2be750782088de7bcb4fdfe','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0);
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
INSERT INTO "vote" VALUES('01a22c96d2cd7bde96563520c6068012','01a22c96d3e27d37b41738639ed0eb6f','plan',1,1,'{"label": "official"}',NULL,'2026-03-02 12:00:00.000000');
CREATE INDEX ix_classroom_teacher_id ON classroom (teacher_id);
CREATE INDEX ix_attempt_classroom_id_student_id ON attempt (classroom_id, student_id);
CREATE INDEX ix_taken_in_classroom_id_attempt_id ON taken_in (classroom_id, attempt_id);
CREATE INDEX ix_folded_attempt_classroom_id_into_id ON folded_attempt (classroom_id, into_id);
CREATE INDEX ix_vote_classroom_id_item_id ON vote (classroom_id, item_id);
CREATE UNIQUE INDEX ix_mark_that_counts ON mark (classroom_id, attempt_id, item_id) WHERE superseded_by IS NULL;
CREATE INDEX ix_mark_classroom_id_decision_id ON mark (classroom_id, decision_id) WHERE decision_id IS NOT NULL;
COMMIT;
