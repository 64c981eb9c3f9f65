BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0013_readings');
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
INSERT INTO "answer" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749797cbaaacf81a367774bb4','plan',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749797cbaaacf81a367774bb4','vote',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749797cbaaacf81a367774bb4','disgrace',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749797cbaaacf81a367774bb4','figure',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749c872f7a3bd72b18f8fd3c5','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974a007d8c862b5f1c577e0719','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "appeal" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974a7971b1868a4c9277977e73','01a22c9748cb7d05b19e3f8dfe0f5269','01a22c9749337d2382c4156dba88ff84','plan','','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','editorial','It praises itself.','2026-03-02 12:00:00.000000','01a22c974a727d98bba5bd145431d9a9');
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
	CONSTRAINT fk_assignment_classroom_id_exercise_id_exercise_version_exercise_version FOREIGN KEY(classroom_id, exercise_id, exercise_version) REFERENCES exercise_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_key_version_key_version FOREIGN KEY(classroom_id, exercise_id, key_version) REFERENCES key_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT fk_assignment_classroom_id_lesson_id_lesson_version_lesson_version FOREIGN KEY(classroom_id, lesson_id, lesson_version) REFERENCES lesson_version (classroom_id, lesson_id, version)
);
INSERT INTO "assignment" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9748cb7d05b19e3f8dfe0f5269','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749df7479835b8da041ba4a39','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',1,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974a877ef598f179500e04c6d8','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974ac17a8ea9cc8bf384fa764c','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
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
INSERT INTO "attempt" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749797cbaaacf81a367774bb4','01a22c9748cb7d05b19e3f8dfe0f5269','01a22c9749337d2382c4156dba88ff84',1,'DzP88vmNa4DKQm1--rbRpw','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','student');
INSERT INTO "attempt" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749c872f7a3bd72b18f8fd3c5','01a22c9748cb7d05b19e3f8dfe0f5269','01a22c97493e73c99d9c37d84ba8abbc',1,'fBpfra-SX2vuQlPfcxbdSw','2026-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "attempt" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974a007d8c862b5f1c577e0719','01a22c9749df7479835b8da041ba4a39','01a22c9749587b328231db4ef756bffc',1,'O_vY4pax1Mr_F5wRtCjvfQ','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "audience" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974ac17a8ea9cc8bf384fa764c','01a22c974ab973498245dfae20eab29b',NULL,NULL,NULL);
CREATE TABLE classroom (
	id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	created_at DATETIME NOT NULL, 
	joining_stopped_at DATETIME, simulated_at DATETIME, archived_at DATETIME, 
	CONSTRAINT pk_classroom PRIMARY KEY (id), 
	CONSTRAINT fk_classroom_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);
INSERT INTO "classroom" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9748957a76a4fef13f673857e0','9B','2026-03-02 12:00:00.000000',NULL,NULL,NULL);
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
INSERT INTO "deal" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974acc7568ae9780c08da73823','form-a','form-b',7,'2026-03-02 12:00:00.000000');
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
INSERT INTO "dealt_student" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974acc7568ae9780c08da73823','01a22c97493e73c99d9c37d84ba8abbc','b-first','2026-03-02 12:00:00.000000');
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
INSERT INTO "decision" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974a727d98bba5bd145431d9a9','three-claims','plan','','upheld',NULL,'The council speaks.','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','Ms Gray','2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "device" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c97493676efa2f6c6d4ab0b53ae','01a22c9749337d2382c4156dba88ff84','0020e97e52e028f335302fcde764147744dc79f66dd7bd7f724e9d24a70c9dc4',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c97494772d9a1be18585e0639fe','01a22c97493e73c99d9c37d84ba8abbc','0a71a85746de3590d2a26e1b93e72e1c3960ad380f71aa21412d181bbbb45f50',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749597f15a45f726df97283d8','01a22c9749587b328231db4ef756bffc','9214b6c6066e5bb4f804031aece58d5f396327d8ffc1cede2d147ddf47bac300',NULL,'2026-03-02 12:00:00.000000',NULL);
CREATE TABLE exercise_version (
	classroom_id CHAR(32) NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_exercise_version PRIMARY KEY (classroom_id, exercise_id, version), 
	CONSTRAINT fk_exercise_version_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "exercise_version" VALUES('01a22c9748b675fa87a4475cfb51f98c','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','{"articles":[{"date":"1 March 2026","id":"a","kind":"report","outlet":"The Ardenmoor Post","paragraphs":9}],"exercise":{"id":"three-claims","items":[{"claim":"The council announced a plan for the square.","context":{"before":"On Monday"},"from":{"article":"a","paragraph":[1]},"id":"plan"},{"claim":"The minutes of 1 March record nine votes to six.","from":{"article":"a","paragraph":[2,3]},"id":"vote"},{"claim":"The square is a disgrace.","from":{"invented":"The town of Ardenmoor is made up."},"id":"disgrace"},{"claim":"Only a quarter of the town, 412 people, came.","from":{"report":"The Ardenmoor Post, 2 March 2026"},"id":"figure"}],"lesson":"01-three-claims","scheme":"three-way","title":"Three claims","type":"classify"},"format":1}','2026-03-02 12:00:00.000000');
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
INSERT INTO "extension" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9748cb7d05b19e3f8dfe0f5269','01a22c97493e73c99d9c37d84ba8abbc','2026-03-02 13:00:00.000000',NULL);
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
INSERT INTO "folded_attempt" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974a707c8984bc14b05671f3ca','01a22c9749c872f7a3bd72b18f8fd3c5','q8wVBireAYTIq0HYEbcWKA');
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
INSERT INTO "group_member" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974ab973498245dfae20eab29b','01a22c9749337d2382c4156dba88ff84','2026-03-02 12:00:00.000000',NULL);
CREATE TABLE join_code (
	code VARCHAR(16) NOT NULL, 
	classroom_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_join_code PRIMARY KEY (code), 
	CONSTRAINT fk_join_code_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT uq_join_code_classroom_id UNIQUE (classroom_id)
);
INSERT INTO "join_code" VALUES('ZT6YFVNR','01a22c9748b675fa87a4475cfb51f98c','2026-03-09 12:00:00.000000');
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
INSERT INTO "key_version" VALUES('01a22c9748b675fa87a4475cfb51f98c','three-claims','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','{"format":1,"key":{"exercise":"three-claims","items":{"disgrace":{"check":"zugzwang","cues":["disgrace"],"label":"editorial","why":"zugzwang step 2"},"figure":{"check":"zugzwang","cues":[],"debatable":{"argument":"zugzwang only","credit":0.5,"label":"editorial"},"label":"sourced","why":"zugzwang step 3"},"plan":{"check":"zugzwang","cues":["announced"],"label":"official","why":"zugzwang step 1"},"vote":{"check":"zugzwang","cues":["minutes"],"label":"sourced","why":"zugzwang step 3"}}}}','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "lesson_version" VALUES('01a22c9748b675fa87a4475cfb51f98c','01-three-claims','09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060','{"format":1,"lesson":{"articles":["a"],"body":"\n## What you can rely on\n\n![The square from above](square.svg \"The square in 2026.\")\n\n> The council [[official: announced]] a plan.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n","discussion":"Who said so?","id":"01-three-claims","leave":null,"minutes":45,"number":1,"pictures":[{"by":"Ann Ash","content":"PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAzMjAgMjAwIiB3aWR0aD0iNDAwIiBoZWlnaHQ9IjI1MCI+CiAgPHJlY3Qgd2lkdGg9IjMyMCIgaGVpZ2h0PSIyMDAiIGZpbGw9IiMzMzY2OTkiLz4KICA8dGV4dCB4PSIyMCIgeT0iNDAiIGZvbnQtZmFtaWx5PSJzYW5zLXNlcmlmIiBmaWxsPSIjZmZmZmZmIj5UaGUgc3F1YXJlPC90ZXh0Pgo8L3N2Zz4K","file":"square.svg","height":250,"licence":"CC BY 4.0","width":400}],"summary":["Look for who speaks.","Look for the record.","Look for the verdict."],"teacher_notes":null,"teaches":[],"title":"Three claims"}}','2026-03-02 12:00:00.000000');
CREATE TABLE live_session (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	item_id VARCHAR, 
	step INTEGER NOT NULL, 
	suggested_seconds INTEGER, 
	pairing_hash VARCHAR(64), 
	pairing_expires_at DATETIME, 
	remote_hash VARCHAR(64), reveal_at DATETIME, 
	CONSTRAINT pk_live_session PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_live_session_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "live_session" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749df7479835b8da041ba4a39','plan',2,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "mark" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749797cbaaacf81a367774bb4','plan','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,0.0,'wrong','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 0.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749797cbaaacf81a367774bb4','vote','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749797cbaaacf81a367774bb4','disgrace','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749797cbaaacf81a367774bb4','figure','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
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
INSERT INTO "plan_step" VALUES('01a22c9748b675fa87a4475cfb51f98c',1,'three-claims','Three claims','on-closing',2,'asked',0);
CREATE TABLE readmission (
	classroom_id CHAR(32) NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_readmission PRIMARY KEY (classroom_id, code_hash), 
	CONSTRAINT fk_readmission_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "readmission" VALUES('01a22c9748b675fa87a4475cfb51f98c','1bd99c42bde835f8c7d599c90f228669b862a0f7c973a7412c3c2c4851b01b17','01a22c9749587b328231db4ef756bffc','2026-03-02 12:30:00.000000',NULL);
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
INSERT INTO "round" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749df7479835b8da041ba4a39','plan',1,'vote','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000');
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
INSERT INTO "student" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749337d2382c4156dba88ff84','Mia','mia','E8ZSPJXE',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c97493e73c99d9c37d84ba8abbc','Ben','ben','RWFERXYG',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749587b328231db4ef756bffc','Ada','ada','FMQ9EG6N',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
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
INSERT INTO "student_group" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974ab973498245dfae20eab29b','Red','red',NULL,'2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "student_merge" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c9749587b328231db4ef756bffc','01a22c9749337d2382c4156dba88ff84','2026-03-02 12:00:00.000000','{"pairs": []}');
CREATE TABLE substitute (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	instead_of_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_substitute_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_classroom_id_instead_of_id_assignment FOREIGN KEY(classroom_id, instead_of_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974a877ef598f179500e04c6d8','01a22c9748cb7d05b19e3f8dfe0f5269');
CREATE TABLE substitute_student (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute_student PRIMARY KEY (classroom_id, assignment_id, student_id), 
	CONSTRAINT fk_substitute_student_classroom_id_assignment_id_substitute FOREIGN KEY(classroom_id, assignment_id) REFERENCES substitute (classroom_id, assignment_id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_student_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute_student" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974a877ef598f179500e04c6d8','01a22c9749587b328231db4ef756bffc');
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
INSERT INTO "taken_in" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974a7a7df6a21d06aec63d46c8','01a22c9749c872f7a3bd72b18f8fd3c5','Ms Gray','2026-03-02 12:00:00.000000',NULL,'{"plan": {"revision": 1, "before": null}}');
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
INSERT INTO "teacher" VALUES('01a22c9748957a76a4fef13f673857e0','Ms Gray','ms gray','$argon2id$v=19$m=65536,t=3,p=4$I+4fJrjDNYuanSSuur+udw$bypSIIP722GgPH9YWttoVKjIuwtz9sO1beAsHSUVYw0','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "teacher" VALUES('01a22c974a6474d59a3a4433fd74e35e','Mr Brown','mr brown',NULL,'2026-11-30 13:14:02.211449',NULL);
CREATE TABLE teacher_link (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32), 
	purpose VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_teacher_link PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_link_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_link" VALUES('74863bcc362c24cc66c9f381beb31663df998b6b9f3dc1b8f76f246cb6a946a6','01a22c974a6474d59a3a4433fd74e35e','invite','2026-11-30 13:14:02.211449','2026-12-02 13:14:02.211449');
CREATE TABLE teacher_session (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	hides BOOLEAN NOT NULL, browser VARCHAR(80), 
	CONSTRAINT pk_teacher_session PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_session_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_session" VALUES('565cb75b5fe858371db06af7fe05707fcf97d2466ea700a97390182bf83785f0','01a22c9748957a76a4fef13f673857e0','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0,NULL);
INSERT INTO "teacher_session" VALUES('f0f33ee4f87d9b4ad8a5921f48d4f1b933df9ac2f15b928c5c0673b46a37de25','01a22c9748957a76a4fef13f673857e0','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0,NULL);
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
INSERT INTO "vote" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974a007d8c862b5f1c577e0719','plan',1,1,'{"label": "official"}',NULL,'2026-03-02 12:00:00.000000');
CREATE TABLE withdrawal (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	withdrawn_at DATETIME NOT NULL, 
	records JSON NOT NULL, 
	CONSTRAINT pk_withdrawal PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_withdrawal_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "withdrawal" VALUES('01a22c9748b675fa87a4475cfb51f98c','01a22c974a9970c2ab3af2f8129fbb5f','2026-03-02 12:00:00.000000','{"assignment": [{"classroom_id": "01a22c97-48b6-75fa-87a4-475cfb51f98c", "id": "01a22c97-48cb-7d05-b19e-3f8dfe0f5269", "lesson_id": "01-three-claims", "title": "Three claims", "exercise_id": "three-claims", "exercise_version": "e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6", "key_version": "19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8", "feedback": "on-closing", "attempts_allowed": 1, "certainty": "off", "live": false, "created_at": "2026-03-02T12:00:00+00:00", "opens_at": null, "closes_at": null, "closed_at": null, "reopened_at": null, "feedback_at": null, "left_out": null, "rules_changed_at": null, "lesson_version": "09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060"}], "audience": [], "substitute": [], "substitute_student": [], "extension": [{"classroom_id": "01a22c97-48b6-75fa-87a4-475cfb51f98c", "assignment_id": "01a22c97-48cb-7d05-b19e-3f8dfe0f5269", "student_id": "01a22c97-493e-73c9-9d9c-37d84ba8abbc", "closes_at": "2026-03-02T13:00:00+00:00", "seen_at": null}], "live_session": [], "round": []}');
CREATE INDEX ix_classroom_teacher_id ON classroom (teacher_id);
CREATE INDEX ix_attempt_classroom_id_student_id ON attempt (classroom_id, student_id);
CREATE INDEX ix_taken_in_classroom_id_attempt_id ON taken_in (classroom_id, attempt_id);
CREATE INDEX ix_folded_attempt_classroom_id_into_id ON folded_attempt (classroom_id, into_id);
CREATE INDEX ix_vote_classroom_id_item_id ON vote (classroom_id, item_id);
CREATE UNIQUE INDEX ix_mark_that_counts ON mark (classroom_id, attempt_id, item_id) WHERE superseded_by IS NULL;
CREATE INDEX ix_mark_classroom_id_decision_id ON mark (classroom_id, decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX ix_student_merge_classroom_id_into_id ON student_merge (classroom_id, into_id);
COMMIT;
