BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0009_groups');
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
INSERT INTO "answer" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f7d976c4afca51e947157429','plan',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f7d976c4afca51e947157429','vote',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f7d976c4afca51e947157429','disgrace',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f7d976c4afca51e947157429','figure',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f88e7e22883efd1d61e1fa73','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f8c8767096edf0b318eef29f','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "appeal" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f960786688aec00dd3435613','01a22c96f6c571ffa356bec1e5b5be25','01a22c96f722741cbef42b706c76d795','plan','','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','editorial','It praises itself.','2026-03-02 12:00:00.000000','01a22c96f95c7d97b728bbc353e709a9');
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
	CONSTRAINT fk_assignment_classroom_id_exercise_id_exercise_version_exercise_version FOREIGN KEY(classroom_id, exercise_id, exercise_version) REFERENCES exercise_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_key_version_key_version FOREIGN KEY(classroom_id, exercise_id, key_version) REFERENCES key_version (classroom_id, exercise_id, version)
);
INSERT INTO "assignment" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f6c571ffa356bec1e5b5be25','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL);
INSERT INTO "assignment" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f8ad70c8ad4d10500a0ba8fe','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',1,NULL);
INSERT INTO "assignment" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f9667ed9b8f763aa69a4d23b','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL);
INSERT INTO "assignment" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f98a75fe93958a00d366fa82','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL);
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
INSERT INTO "attempt" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f7d976c4afca51e947157429','01a22c96f6c571ffa356bec1e5b5be25','01a22c96f722741cbef42b706c76d795',1,'KJCkkyg0AzJsu0fu_Vj-6Q','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','student');
INSERT INTO "attempt" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f88e7e22883efd1d61e1fa73','01a22c96f6c571ffa356bec1e5b5be25','01a22c96f7467f89ba561f9d4f0bde5f',1,'aOdyNh3grMHPQlL2zKJyyQ','2026-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "attempt" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f8c8767096edf0b318eef29f','01a22c96f8ad70c8ad4d10500a0ba8fe','01a22c96f78d7ebfb5c41e18c041820a',1,'JbulozD6nv56jVBSq9Kn1g','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "audience" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f98a75fe93958a00d366fa82','01a22c96f9887fe7bb7fe240439440f7',NULL,NULL,NULL);
CREATE TABLE classroom (
	id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	created_at DATETIME NOT NULL, 
	joining_stopped_at DATETIME, simulated_at DATETIME, 
	CONSTRAINT pk_classroom PRIMARY KEY (id), 
	CONSTRAINT fk_classroom_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);
INSERT INTO "classroom" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f68c7e0ba1a4000866f17c46','9B','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "deal" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f9917bc8bd8416195125caf2','form-a','form-b',7,'2026-03-02 12:00:00.000000');
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
INSERT INTO "dealt_student" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f9917bc8bd8416195125caf2','01a22c96f7467f89ba561f9d4f0bde5f','b-first','2026-03-02 12:00:00.000000');
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
INSERT INTO "decision" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f95c7d97b728bbc353e709a9','three-claims','plan','','upheld',NULL,'The council speaks.','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','Ms Gray','2026-03-02 12:00:00.000000');
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
INSERT INTO "device" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f73579f39cf7528b0dc4a1fc','01a22c96f722741cbef42b706c76d795','7c5b86bc9eb871717b2097613b4c2ad1b45e9b8fe01808f3942b7ecbfc093e90',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f74c7effa250c25e2dd63589','01a22c96f7467f89ba561f9d4f0bde5f','a5b2a386fb7265ed62d9e863d08dca7dc3be97fbe465af40a12c5894c7b71f57',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f78e796b8b6d529a34dcafe2','01a22c96f78d7ebfb5c41e18c041820a','84bcf24b3ce54e0f2cdde2d69f8f6d4288569a13da629dacfbf23d7d02966cf3',NULL,'2026-03-02 12:00:00.000000',NULL);
CREATE TABLE exercise_version (
	classroom_id CHAR(32) NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_exercise_version PRIMARY KEY (classroom_id, exercise_id, version), 
	CONSTRAINT fk_exercise_version_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "exercise_version" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','{"exercise":{"id":"three-claims","items":[{"claim":"The council announced a plan for the square.","context":{"before":"On Monday"},"from":{"article":"a","paragraph":[1]},"id":"plan"},{"claim":"The minutes of 1 March record nine votes to six.","from":{"article":"a","paragraph":[2,3]},"id":"vote"},{"claim":"The square is a disgrace.","from":{"invented":"The town of Ardenmoor is made up."},"id":"disgrace"},{"claim":"Only a quarter of the town, 412 people, came.","from":{"report":"The Ardenmoor Post, 2 March 2026"},"id":"figure"}],"lesson":"01-three-claims","scheme":"three-way","title":"Three claims","type":"classify"},"format":1}','2026-03-02 12:00:00.000000');
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
INSERT INTO "folded_attempt" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f9587e53a5954faf3a3bfd6e','01a22c96f88e7e22883efd1d61e1fa73','YoiKCn6KAgkF39LF1BBqbw');
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
INSERT INTO "group_member" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f9887fe7bb7fe240439440f7','01a22c96f722741cbef42b706c76d795','2026-03-02 12:00:00.000000',NULL);
CREATE TABLE join_code (
	code VARCHAR(16) NOT NULL, 
	classroom_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_join_code PRIMARY KEY (code), 
	CONSTRAINT fk_join_code_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT uq_join_code_classroom_id UNIQUE (classroom_id)
);
INSERT INTO "join_code" VALUES('SFJDVNMJ','01a22c96f6a97185a6fa92c78cd18b4a','2026-03-09 12:00:00.000000');
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
INSERT INTO "key_version" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','three-claims','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','{"format":1,"key":{"exercise":"three-claims","items":{"disgrace":{"check":"zugzwang","cues":["disgrace"],"label":"editorial","why":"zugzwang step 2"},"figure":{"check":"zugzwang","cues":[],"debatable":{"argument":"zugzwang only","credit":0.5,"label":"editorial"},"label":"sourced","why":"zugzwang step 3"},"plan":{"check":"zugzwang","cues":["announced"],"label":"official","why":"zugzwang step 1"},"vote":{"check":"zugzwang","cues":["minutes"],"label":"sourced","why":"zugzwang step 3"}}}}','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "live_session" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f8ad70c8ad4d10500a0ba8fe','plan',2,NULL,NULL,NULL,NULL);
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
INSERT INTO "mark" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f7d976c4afca51e947157429','plan','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,0.0,'wrong','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 0.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f7d976c4afca51e947157429','vote','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f7d976c4afca51e947157429','disgrace','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f7d976c4afca51e947157429','figure','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
CREATE TABLE readmission (
	classroom_id CHAR(32) NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_readmission PRIMARY KEY (classroom_id, code_hash), 
	CONSTRAINT fk_readmission_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "readmission" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','053e6c3a915696dbb6bf79449d8ff9808fbbeeeb42019f42ba869e659f5df4b0','01a22c96f78d7ebfb5c41e18c041820a','2026-03-02 12:30:00.000000',NULL);
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
INSERT INTO "round" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f8ad70c8ad4d10500a0ba8fe','plan',1,'vote','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000');
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
INSERT INTO "student" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f722741cbef42b706c76d795','Mia','mia','HCTK6XRV',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f7467f89ba561f9d4f0bde5f','Ben','ben','DZ5KHF7Z',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f78d7ebfb5c41e18c041820a','Ada','ada','2W76SDZV',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
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
INSERT INTO "student_group" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f9887fe7bb7fe240439440f7','Red','red',NULL,'2026-03-02 12:00:00.000000',NULL);
CREATE TABLE substitute (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	instead_of_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_substitute_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_classroom_id_instead_of_id_assignment FOREIGN KEY(classroom_id, instead_of_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f9667ed9b8f763aa69a4d23b','01a22c96f6c571ffa356bec1e5b5be25');
CREATE TABLE substitute_student (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute_student PRIMARY KEY (classroom_id, assignment_id, student_id), 
	CONSTRAINT fk_substitute_student_classroom_id_assignment_id_substitute FOREIGN KEY(classroom_id, assignment_id) REFERENCES substitute (classroom_id, assignment_id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_student_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute_student" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f9667ed9b8f763aa69a4d23b','01a22c96f78d7ebfb5c41e18c041820a');
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
INSERT INTO "taken_in" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f9637d1db089acf2536f3665','01a22c96f88e7e22883efd1d61e1fa73','Ms Gray','2026-03-02 12:00:00.000000',NULL,'{"plan": {"revision": 1, "before": null}}');
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
INSERT INTO "teacher" VALUES('01a22c96f68c7e0ba1a4000866f17c46','Ms Gray','ms gray','$argon2id$v=19$m=65536,t=3,p=4$QsVaClDDh+be657VKSMy5g$iS+BAFfaUGPRZWJA1yoAyTedfC5lk9yCAr+BdgyNfhs','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "teacher" VALUES('01a22c96f9517b04a850bf75dd1b698a','Mr Brown','mr brown',NULL,'2026-11-30 13:13:41.456378',NULL);
CREATE TABLE teacher_link (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32), 
	purpose VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_teacher_link PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_link_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_link" VALUES('9404bcb22c44d9aa4aeb3a0a1eb7662f36baae47346eef11477b48b4a7359f00','01a22c96f9517b04a850bf75dd1b698a','invite','2026-11-30 13:13:41.456378','2026-12-02 13:13:41.456378');
CREATE TABLE teacher_session (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	hides BOOLEAN NOT NULL, 
	CONSTRAINT pk_teacher_session PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_session_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_session" VALUES('fc767bcfea832ee1207ee2cfc73b4a6ddd0f5aaeaf69e9d8d2268351dbbe8a8c','01a22c96f68c7e0ba1a4000866f17c46','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0);
INSERT INTO "teacher_session" VALUES('31eaffeccb85146a717afe833d5c3fa51b50ac8f989ec5f587a9919a3fdf078c','01a22c96f68c7e0ba1a4000866f17c46','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0);
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
INSERT INTO "vote" VALUES('01a22c96f6a97185a6fa92c78cd18b4a','01a22c96f8c8767096edf0b318eef29f','plan',1,1,'{"label": "official"}',NULL,'2026-03-02 12:00:00.000000');
CREATE INDEX ix_classroom_teacher_id ON classroom (teacher_id);
CREATE INDEX ix_attempt_classroom_id_student_id ON attempt (classroom_id, student_id);
CREATE INDEX ix_taken_in_classroom_id_attempt_id ON taken_in (classroom_id, attempt_id);
CREATE INDEX ix_folded_attempt_classroom_id_into_id ON folded_attempt (classroom_id, into_id);
CREATE INDEX ix_vote_classroom_id_item_id ON vote (classroom_id, item_id);
CREATE UNIQUE INDEX ix_mark_that_counts ON mark (classroom_id, attempt_id, item_id) WHERE superseded_by IS NULL;
CREATE INDEX ix_mark_classroom_id_decision_id ON mark (classroom_id, decision_id) WHERE decision_id IS NOT NULL;
COMMIT;
