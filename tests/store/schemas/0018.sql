BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0018_draft_articles');
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
INSERT INTO "answer" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9821f8715d899804950d27fbab','plan',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9821f8715d899804950d27fbab','vote',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9821f8715d899804950d27fbab','disgrace',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9821f8715d899804950d27fbab','figure',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98228375cbb609af5fdb0e44c8','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823187e248ee6fd9b6fd99eaa','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "appeal" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823e1751e9ecc8a3dc135d227','01a22c98209f73e9be3d07ac981ca0d4','01a22c982148719ba9f49e95bf66dbcd','plan','','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','editorial','It praises itself.','2026-03-02 12:00:00.000000','01a22c9823e075a8886891c1c749adf2');
CREATE TABLE article_copy (
	id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	article_id VARCHAR NOT NULL, 
	outlet VARCHAR NOT NULL, 
	blocks JSON NOT NULL, 
	attached_at DATETIME NOT NULL, 
	CONSTRAINT pk_article_copy PRIMARY KEY (id), 
	CONSTRAINT fk_article_copy_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE, 
	CONSTRAINT uq_article_copy_teacher_id_article_id_outlet UNIQUE (teacher_id, article_id, outlet)
);
INSERT INTO "article_copy" VALUES('01a22c982424702d9a841eefebc39264','01a22c9820377f15a97ab77c65cad3e3','a','The Ardenmoor Post','[["By Ann Ash", false], ["It rained.", true]]','2026-03-02 12:00:00.000000');
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
	CONSTRAINT fk_assignment_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_key_version_key_version FOREIGN KEY(classroom_id, exercise_id, key_version) REFERENCES key_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_exercise_id_exercise_version_exercise_version FOREIGN KEY(classroom_id, exercise_id, exercise_version) REFERENCES exercise_version (classroom_id, exercise_id, version), 
	CONSTRAINT fk_assignment_classroom_id_lesson_id_lesson_version_lesson_version FOREIGN KEY(classroom_id, lesson_id, lesson_version) REFERENCES lesson_version (classroom_id, lesson_id, version)
);
INSERT INTO "assignment" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98209f73e9be3d07ac981ca0d4','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9822df7367bd3b43680bcf6764','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',1,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823e77779a27aaf7364056e85','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98241b7783883afbb0463b80bb','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
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
INSERT INTO "attempt" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9821f8715d899804950d27fbab','01a22c98209f73e9be3d07ac981ca0d4','01a22c982148719ba9f49e95bf66dbcd',1,'K5iazmGJMCt35XFwaWI1sw','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','student');
INSERT INTO "attempt" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98228375cbb609af5fdb0e44c8','01a22c98209f73e9be3d07ac981ca0d4','01a22c98217a7c9b825fe47a1a8d6f0c',1,'dyKXKtVENXtvCjxcOx9eZg','2026-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "attempt" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823187e248ee6fd9b6fd99eaa','01a22c9822df7367bd3b43680bcf6764','01a22c98219d7987973ed757d54d113d',1,'27nGvoQVITUp_PClbmltGA','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "audience" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98241b7783883afbb0463b80bb','01a22c9824197677bdc76f758f035e4c',NULL,NULL,NULL);
CREATE TABLE classroom (
	id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	created_at DATETIME NOT NULL, 
	joining_stopped_at DATETIME, simulated_at DATETIME, archived_at DATETIME, 
	CONSTRAINT pk_classroom PRIMARY KEY (id), 
	CONSTRAINT fk_classroom_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);
INSERT INTO "classroom" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9820377f15a97ab77c65cad3e3','9B','2026-03-02 12:00:00.000000',NULL,NULL,NULL);
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
INSERT INTO "classroom_act" VALUES('01a22c98206a748fae0704d73762d16b','01a22c982427717d8ad77610a894af6d','2026-03-02 12:00:00.000000','01a22c9820377f15a97ab77c65cad3e3','added-teacher','','01a22c9823cc76b29f617c4d0c8854ab');
CREATE TABLE classroom_teacher (
	classroom_id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	added_at DATETIME NOT NULL, 
	added_by_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_classroom_teacher PRIMARY KEY (classroom_id, teacher_id), 
	CONSTRAINT fk_classroom_teacher_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "classroom_teacher" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823cc76b29f617c4d0c8854ab','2026-03-02 12:00:00.000000','01a22c9820377f15a97ab77c65cad3e3');
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
INSERT INTO "deal" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98241c7142ab50858b6792b6eb','form-a','form-b',7,'2026-03-02 12:00:00.000000');
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
INSERT INTO "dealt_student" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98241c7142ab50858b6792b6eb','01a22c98217a7c9b825fe47a1a8d6f0c','b-first','2026-03-02 12:00:00.000000');
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
INSERT INTO "decision" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823e075a8886891c1c749adf2','three-claims','plan','','upheld',NULL,'The council speaks.','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','Ms Gray','2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "device" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9821587247bdbf1c649667c2b3','01a22c982148719ba9f49e95bf66dbcd','ba131167c705bc0d4161a3cb66781d430ed925f0182432909a75a66af272ccca',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98217a7ed888f32e766fe73480','01a22c98217a7c9b825fe47a1a8d6f0c','d39ec80267add3675d212f643ac646770a6e4d03ca037f47e2243c6bbcd20a25',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98219d7b13acd35ca4166f1d88','01a22c98219d7987973ed757d54d113d','a54906715e33620a2c72c719b8c01a486e8bcc05e5eb0322c72e8460365a06ce',NULL,'2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "draft" VALUES('01a22c98241d7e10b8a54f4766405454','01a22c9820377f15a97ab77c65cad3e3','exercise','mine-abcd','Mine','three-claims',1,1,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000');
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
INSERT INTO "draft_article" VALUES('01a22c98241d7e10b8a54f4766405454','It rained.','[]','{}','{"outlet": "A"}','{}','2026-03-02 12:00:00.000000');
CREATE TABLE draft_loan (
	draft_id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	lent_at DATETIME NOT NULL, 
	CONSTRAINT pk_draft_loan PRIMARY KEY (draft_id, teacher_id), 
	CONSTRAINT fk_draft_loan_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE, 
	CONSTRAINT fk_draft_loan_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "draft_loan" VALUES('01a22c98241d7e10b8a54f4766405454','01a22c9823cc76b29f617c4d0c8854ab','2026-03-02 12:00:00.000000');
CREATE TABLE draft_picture (
	draft_id CHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_draft_picture PRIMARY KEY (draft_id, name), 
	CONSTRAINT fk_draft_picture_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE
);
INSERT INTO "draft_picture" VALUES('01a22c98241d7e10b8a54f4766405454','mine.svg',X'3C7376672F3E');
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
INSERT INTO "draft_reader" VALUES('01a22c9824227c039eba3364aebdb937','01a22c98241d7e10b8a54f4766405454','Ana',0,'5a3464444d33a68463513f5da667da8e38aaab130f7eeed4b4387644bcada617','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,1,'{}');
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
INSERT INTO "draft_version" VALUES('01a22c98241d7e10b8a54f4766405454',1,NULL,'{"exercise.yaml": "id: mine-abcd"}','begun','2026-03-02 12:00:00.000000','01a22c9820377f15a97ab77c65cad3e3');
CREATE TABLE exercise_version (
	classroom_id CHAR(32) NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_exercise_version PRIMARY KEY (classroom_id, exercise_id, version), 
	CONSTRAINT fk_exercise_version_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "exercise_version" VALUES('01a22c98206a748fae0704d73762d16b','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','{"articles":[{"date":"1 March 2026","id":"a","kind":"report","outlet":"The Ardenmoor Post","paragraphs":9}],"exercise":{"id":"three-claims","items":[{"claim":"The council announced a plan for the square.","context":{"before":"On Monday"},"from":{"article":"a","paragraph":[1]},"id":"plan"},{"claim":"The minutes of 1 March record nine votes to six.","from":{"article":"a","paragraph":[2,3]},"id":"vote"},{"claim":"The square is a disgrace.","from":{"invented":"The town of Ardenmoor is made up."},"id":"disgrace"},{"claim":"Only a quarter of the town, 412 people, came.","from":{"report":"The Ardenmoor Post, 2 March 2026"},"id":"figure"}],"lesson":"01-three-claims","scheme":"three-way","title":"Three claims","type":"classify"},"format":1}','2026-03-02 12:00:00.000000');
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
INSERT INTO "extension" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98209f73e9be3d07ac981ca0d4','01a22c98217a7c9b825fe47a1a8d6f0c','2026-03-02 13:00:00.000000',NULL);
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
INSERT INTO "folded_attempt" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823df7444a8dde7094bcca3d8','01a22c98228375cbb609af5fdb0e44c8','j4AIgKWz_CF83TPSK6XfOA');
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
INSERT INTO "group_member" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9824197677bdc76f758f035e4c','01a22c982148719ba9f49e95bf66dbcd','2026-03-02 12:00:00.000000',NULL);
CREATE TABLE join_code (
	code VARCHAR(16) NOT NULL, 
	classroom_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_join_code PRIMARY KEY (code), 
	CONSTRAINT fk_join_code_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT uq_join_code_classroom_id UNIQUE (classroom_id)
);
INSERT INTO "join_code" VALUES('EG32GKG5','01a22c98206a748fae0704d73762d16b','2026-03-09 12:00:00.000000');
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
INSERT INTO "key_version" VALUES('01a22c98206a748fae0704d73762d16b','three-claims','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','{"format":1,"key":{"exercise":"three-claims","items":{"disgrace":{"check":"zugzwang","cues":["disgrace"],"label":"editorial","why":"zugzwang step 2"},"figure":{"check":"zugzwang","cues":[],"debatable":{"argument":"zugzwang only","credit":0.5,"label":"editorial"},"label":"sourced","why":"zugzwang step 3"},"plan":{"check":"zugzwang","cues":["announced"],"label":"official","why":"zugzwang step 1"},"vote":{"check":"zugzwang","cues":["minutes"],"label":"sourced","why":"zugzwang step 3"}}}}','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "lesson_version" VALUES('01a22c98206a748fae0704d73762d16b','01-three-claims','09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060','{"format":1,"lesson":{"articles":["a"],"body":"\n## What you can rely on\n\n![The square from above](square.svg \"The square in 2026.\")\n\n> The council [[official: announced]] a plan.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n","discussion":"Who said so?","id":"01-three-claims","leave":null,"minutes":45,"number":1,"pictures":[{"by":"Ann Ash","content":"PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAzMjAgMjAwIiB3aWR0aD0iNDAwIiBoZWlnaHQ9IjI1MCI+CiAgPHJlY3Qgd2lkdGg9IjMyMCIgaGVpZ2h0PSIyMDAiIGZpbGw9IiMzMzY2OTkiLz4KICA8dGV4dCB4PSIyMCIgeT0iNDAiIGZvbnQtZmFtaWx5PSJzYW5zLXNlcmlmIiBmaWxsPSIjZmZmZmZmIj5UaGUgc3F1YXJlPC90ZXh0Pgo8L3N2Zz4K","file":"square.svg","height":250,"licence":"CC BY 4.0","width":400}],"summary":["Look for who speaks.","Look for the record.","Look for the verdict."],"teacher_notes":null,"teaches":[],"title":"Three claims"}}','2026-03-02 12:00:00.000000');
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
INSERT INTO "live_session" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9822df7367bd3b43680bcf6764','plan',2,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "mark" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9821f8715d899804950d27fbab','plan','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,0.0,'wrong','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 0.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9821f8715d899804950d27fbab','vote','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9821f8715d899804950d27fbab','disgrace','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9821f8715d899804950d27fbab','figure','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
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
INSERT INTO "plan_step" VALUES('01a22c98206a748fae0704d73762d16b',1,'three-claims','Three claims','on-closing',2,'asked',0);
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
INSERT INTO "reader_answer" VALUES('01a22c9824227c039eba3364aebdb937','plan','0000000000000000000000000000000000000000000000000000000000000000','official','Said so.',1,'2026-03-02 12:00:00.000000');
CREATE TABLE readmission (
	classroom_id CHAR(32) NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_readmission PRIMARY KEY (classroom_id, code_hash), 
	CONSTRAINT fk_readmission_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "readmission" VALUES('01a22c98206a748fae0704d73762d16b','aec7d324a252c97156e861bd6f44828d3b2734c59a8979dc8f069c22cf205b2f','01a22c98219d7987973ed757d54d113d','2026-03-02 12:30:00.000000',NULL);
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
INSERT INTO "round" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9822df7367bd3b43680bcf6764','plan',1,'vote','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000');
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
INSERT INTO "student" VALUES('01a22c98206a748fae0704d73762d16b','01a22c982148719ba9f49e95bf66dbcd','Mia','mia','S7PS4T96',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98217a7c9b825fe47a1a8d6f0c','Ben','ben','5K4A2S8J',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98219d7987973ed757d54d113d','Ada','ada','E9G53R85',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
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
INSERT INTO "student_group" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9824197677bdc76f758f035e4c','Red','red',NULL,'2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "student_merge" VALUES('01a22c98206a748fae0704d73762d16b','01a22c98219d7987973ed757d54d113d','01a22c982148719ba9f49e95bf66dbcd','2026-03-02 12:00:00.000000','{"pairs": []}');
CREATE TABLE substitute (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	instead_of_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_substitute_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_classroom_id_instead_of_id_assignment FOREIGN KEY(classroom_id, instead_of_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823e77779a27aaf7364056e85','01a22c98209f73e9be3d07ac981ca0d4');
CREATE TABLE substitute_student (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute_student PRIMARY KEY (classroom_id, assignment_id, student_id), 
	CONSTRAINT fk_substitute_student_classroom_id_assignment_id_substitute FOREIGN KEY(classroom_id, assignment_id) REFERENCES substitute (classroom_id, assignment_id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_student_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute_student" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823e77779a27aaf7364056e85','01a22c98219d7987973ed757d54d113d');
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
INSERT INTO "taken_in" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823e27e70acfc70af8bbf89b0','01a22c98228375cbb609af5fdb0e44c8','Ms Gray','2026-03-02 12:00:00.000000',NULL,'{"plan": {"revision": 1, "before": null}}');
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
INSERT INTO "teacher" VALUES('01a22c9820377f15a97ab77c65cad3e3','Ms Gray','ms gray','$argon2id$v=19$m=65536,t=3,p=4$BfuNUEXa+Tf+UnQKej1ZvA$dtsNcBNY2/befpQKxLFOlXQOP/0+sy7qnccdZ7NZVD8','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "teacher" VALUES('01a22c9823cc76b29f617c4d0c8854ab','Mr Brown','mr brown',NULL,'2026-11-30 13:14:57.867130',NULL);
CREATE TABLE teacher_link (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32), 
	purpose VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_teacher_link PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_link_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_link" VALUES('24cd885f5022ff00ce4ea4e23c6d633c2d3c8d5b29af67e181926ac9438c9bd5','01a22c9823cc76b29f617c4d0c8854ab','invite','2026-11-30 13:14:57.867130','2026-12-02 13:14:57.867130');
CREATE TABLE teacher_session (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	hides BOOLEAN NOT NULL, browser VARCHAR(80), 
	CONSTRAINT pk_teacher_session PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_session_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_session" VALUES('d62ea2b6802a358ba7a9e54a3b8a70fa03aef78bf4f5f256d14cc12e82be118f','01a22c9820377f15a97ab77c65cad3e3','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0,NULL);
INSERT INTO "teacher_session" VALUES('403b666c8de40062c12a92531b34caae137028888531c31115334378481055a8','01a22c9820377f15a97ab77c65cad3e3','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0,NULL);
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
INSERT INTO "vote" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823187e248ee6fd9b6fd99eaa','plan',1,1,'{"label": "official"}',NULL,'2026-03-02 12:00:00.000000');
CREATE TABLE withdrawal (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	withdrawn_at DATETIME NOT NULL, 
	records JSON NOT NULL, 
	CONSTRAINT pk_withdrawal PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_withdrawal_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "withdrawal" VALUES('01a22c98206a748fae0704d73762d16b','01a22c9823fa778eb03d92e9809d7552','2026-03-02 12:00:00.000000','{"assignment": [{"classroom_id": "01a22c98-206a-748f-ae07-04d73762d16b", "id": "01a22c98-209f-73e9-be3d-07ac981ca0d4", "lesson_id": "01-three-claims", "title": "Three claims", "exercise_id": "three-claims", "exercise_version": "e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6", "key_version": "19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8", "feedback": "on-closing", "attempts_allowed": 1, "certainty": "off", "live": false, "created_at": "2026-03-02T12:00:00+00:00", "opens_at": null, "closes_at": null, "closed_at": null, "reopened_at": null, "feedback_at": null, "left_out": null, "rules_changed_at": null, "lesson_version": "09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060"}], "audience": [], "substitute": [], "substitute_student": [], "extension": [{"classroom_id": "01a22c98-206a-748f-ae07-04d73762d16b", "assignment_id": "01a22c98-209f-73e9-be3d-07ac981ca0d4", "student_id": "01a22c98-217a-7c9b-825f-e47a1a8d6f0c", "closes_at": "2026-03-02T13:00:00+00:00", "seen_at": null}], "live_session": [], "round": []}');
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
COMMIT;
