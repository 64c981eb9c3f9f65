BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0024_second_factor');
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
INSERT INTO "answer" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1547378298155d597fabb8b34','plan',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1547378298155d597fabb8b34','vote',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1547378298155d597fabb8b34','disgrace',1,'{"label": "editorial"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1547378298155d597fabb8b34','figure',1,'{"label": "sourced"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154a97384849ea2b27e3f87b4','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "answer" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154d479fab6737b6231daf185','plan',1,'{"label": "official"}','2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "appeal" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1553077c6908da1db41e142bd','01a22de15383702daf66e923cf11efb5','01a22de153eb7ae395d4a28df5b11f44','plan','','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','editorial','It praises itself.','2026-03-02 12:00:00.000000','01a22de155297f2a9e4c5f07fe0fe339');
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
INSERT INTO "article_copy" VALUES('01a22de155b972238082be337d560465','01a22de15369766d9c3d04fa6d0f3403','a','The Ardenmoor Post','[["By Ann Ash", false], ["It rained.", true]]','2026-03-02 12:00:00.000000','{}');
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
INSERT INTO "assignment" VALUES('01a22de153777b8e99e531f9502b533e','01a22de15383702daf66e923cf11efb5','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154b87a9d8f8ea4237cb59e75','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',1,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22de153777b8e99e531f9502b533e','01a22de15542797fb7d20a162a50749e','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
INSERT INTO "assignment" VALUES('01a22de153777b8e99e531f9502b533e','01a22de155807a77b73431ad4f429b70','01-three-claims','Three claims','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','on-closing',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,'off',0,NULL,NULL,NULL,'09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060');
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
INSERT INTO "attempt" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1547378298155d597fabb8b34','01a22de15383702daf66e923cf11efb5','01a22de153eb7ae395d4a28df5b11f44',1,'XDjLRr0scx6wro_6lB1gAg','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','student');
INSERT INTO "attempt" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154a97384849ea2b27e3f87b4','01a22de15383702daf66e923cf11efb5','01a22de154137515829f957b284053a8',1,'Bbcbz3CAXrwgixV64PUoqQ','2026-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "attempt" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154d479fab6737b6231daf185','01a22de154b87a9d8f8ea4237cb59e75','01a22de154267f138953844ca2588217',1,'qJ2hXlBLApYvXYvNq5K2rQ','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "audience" VALUES('01a22de153777b8e99e531f9502b533e','01a22de155807a77b73431ad4f429b70','01a22de155757885a32a96c90512ea38',NULL,NULL,NULL);
CREATE TABLE classroom (
	id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	created_at DATETIME NOT NULL, 
	joining_stopped_at DATETIME, simulated_at DATETIME, archived_at DATETIME, 
	CONSTRAINT pk_classroom PRIMARY KEY (id), 
	CONSTRAINT fk_classroom_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);
INSERT INTO "classroom" VALUES('01a22de153777b8e99e531f9502b533e','01a22de15369766d9c3d04fa6d0f3403','9B','2026-03-02 12:00:00.000000',NULL,NULL,NULL);
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
INSERT INTO "classroom_act" VALUES('01a22de153777b8e99e531f9502b533e','01a22de155c6714db96a7ef27fb2963c','2026-03-02 12:00:00.000000','01a22de15369766d9c3d04fa6d0f3403','added-teacher','','01a22de155207664add594c3d8a27f28');
CREATE TABLE classroom_teacher (
	classroom_id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	added_at DATETIME NOT NULL, 
	added_by_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_classroom_teacher PRIMARY KEY (classroom_id, teacher_id), 
	CONSTRAINT fk_classroom_teacher_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "classroom_teacher" VALUES('01a22de153777b8e99e531f9502b533e','01a22de155207664add594c3d8a27f28','2026-03-02 12:00:00.000000','01a22de15369766d9c3d04fa6d0f3403');
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
INSERT INTO "deal" VALUES('01a22de153777b8e99e531f9502b533e','01a22de155897ea49b31276db804e860','form-a','form-b',7,'2026-03-02 12:00:00.000000');
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
INSERT INTO "dealt_student" VALUES('01a22de153777b8e99e531f9502b533e','01a22de155897ea49b31276db804e860','01a22de154137515829f957b284053a8','b-first','2026-03-02 12:00:00.000000');
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
INSERT INTO "decision" VALUES('01a22de153777b8e99e531f9502b533e','01a22de155297f2a9e4c5f07fe0fe339','three-claims','plan','','upheld',NULL,'The council speaks.','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','Ms Gray','2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "device" VALUES('01a22de153777b8e99e531f9502b533e','01a22de153f172f78fcb6f3c7aaf1a01','01a22de153eb7ae395d4a28df5b11f44','40bc6078bd5bc46e5fb2c7e529c2f68729b180417c65bdc16d8e8c6f4aa979e3',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1541773bbadb2bafeb8f1b511','01a22de154137515829f957b284053a8','09f0a055178c6ad1b472209e27894c4a137d1213052c1830a99f45c7f70521ac',NULL,'2026-03-02 12:00:00.000000',NULL);
INSERT INTO "device" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1542c728aad3d1eaf1b2ce958','01a22de154267f138953844ca2588217','48ba9764d923b8c137796a79414cbcaacc1e78d86483d3e213d01c1d099d2e84',NULL,'2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "draft" VALUES('01a22de1559d7c46b269e8b766241eeb','01a22de15369766d9c3d04fa6d0f3403','exercise','mine-abcd','Mine','three-claims',1,1,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000');
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
INSERT INTO "draft_article" VALUES('01a22de1559d7c46b269e8b766241eeb','It rained.','[]','{}','{"outlet": "A"}','{}','2026-03-02 12:00:00.000000');
CREATE TABLE draft_loan (
	draft_id CHAR(32) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	lent_at DATETIME NOT NULL, 
	CONSTRAINT pk_draft_loan PRIMARY KEY (draft_id, teacher_id), 
	CONSTRAINT fk_draft_loan_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE, 
	CONSTRAINT fk_draft_loan_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "draft_loan" VALUES('01a22de1559d7c46b269e8b766241eeb','01a22de155207664add594c3d8a27f28','2026-03-02 12:00:00.000000');
CREATE TABLE draft_picture (
	draft_id CHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_draft_picture PRIMARY KEY (draft_id, name), 
	CONSTRAINT fk_draft_picture_draft_id_draft FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE
);
INSERT INTO "draft_picture" VALUES('01a22de1559d7c46b269e8b766241eeb','mine.svg',X'3C7376672F3E');
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
INSERT INTO "draft_reader" VALUES('01a22de155b27ae280c2f468e8c8231b','01a22de1559d7c46b269e8b766241eeb','Ana',0,'5a3464444d33a68463513f5da667da8e38aaab130f7eeed4b4387644bcada617','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,1,'{}');
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
INSERT INTO "draft_version" VALUES('01a22de1559d7c46b269e8b766241eeb',1,NULL,'{"exercise.yaml": "id: mine-abcd"}','begun','2026-03-02 12:00:00.000000','01a22de15369766d9c3d04fa6d0f3403');
CREATE TABLE erasure (
	classroom_id CHAR(32) NOT NULL, 
	kind VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	erased_at DATETIME NOT NULL, 
	CONSTRAINT pk_erasure PRIMARY KEY (classroom_id, kind, id)
);
INSERT INTO "erasure" VALUES('01a22de153777b8e99e531f9502b533e','student','01a22de155997be1874df049e75c4754','2026-11-30 19:14:31.961530');
CREATE TABLE exercise_version (
	classroom_id CHAR(32) NOT NULL, 
	exercise_id VARCHAR NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_exercise_version PRIMARY KEY (classroom_id, exercise_id, version), 
	CONSTRAINT fk_exercise_version_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "exercise_version" VALUES('01a22de153777b8e99e531f9502b533e','three-claims','e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6','{"articles":[{"date":"1 March 2026","id":"a","kind":"report","outlet":"The Ardenmoor Post","paragraphs":9}],"exercise":{"id":"three-claims","items":[{"claim":"The council announced a plan for the square.","context":{"before":"On Monday"},"from":{"article":"a","paragraph":[1]},"id":"plan"},{"claim":"The minutes of 1 March record nine votes to six.","from":{"article":"a","paragraph":[2,3]},"id":"vote"},{"claim":"The square is a disgrace.","from":{"invented":"The town of Ardenmoor is made up."},"id":"disgrace"},{"claim":"Only a quarter of the town, 412 people, came.","from":{"report":"The Ardenmoor Post, 2 March 2026"},"id":"figure"}],"lesson":"01-three-claims","scheme":"three-way","title":"Three claims","type":"classify"},"format":1}','2026-03-02 12:00:00.000000');
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
INSERT INTO "extension" VALUES('01a22de153777b8e99e531f9502b533e','01a22de15383702daf66e923cf11efb5','01a22de154137515829f957b284053a8','2026-03-02 13:00:00.000000',NULL);
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
INSERT INTO "folded_attempt" VALUES('01a22de153777b8e99e531f9502b533e','01a22de155277c19aabc0ad6c378dd12','01a22de154a97384849ea2b27e3f87b4','BTF9z-xYHf7J4zuc_Hd87Q');
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
INSERT INTO "group_member" VALUES('01a22de153777b8e99e531f9502b533e','01a22de155757885a32a96c90512ea38','01a22de153eb7ae395d4a28df5b11f44','2026-03-02 12:00:00.000000',NULL);
CREATE TABLE half_sign_in (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	browser VARCHAR(80), 
	CONSTRAINT pk_half_sign_in PRIMARY KEY (token_hash), 
	CONSTRAINT fk_half_sign_in_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "half_sign_in" VALUES('1b35687e982157753204d5bddea7a31497f2017c97fde2db6d945c2a35bfb148','01a22de15369766d9c3d04fa6d0f3403','2026-03-02 12:00:00.000000',NULL);
CREATE TABLE join_code (
	code VARCHAR(16) NOT NULL, 
	classroom_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_join_code PRIMARY KEY (code), 
	CONSTRAINT fk_join_code_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE, 
	CONSTRAINT uq_join_code_classroom_id UNIQUE (classroom_id)
);
INSERT INTO "join_code" VALUES('Z42JCGTY','01a22de153777b8e99e531f9502b533e','2026-03-09 12:00:00.000000');
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
INSERT INTO "key_version" VALUES('01a22de153777b8e99e531f9502b533e','three-claims','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8','{"format":1,"key":{"exercise":"three-claims","items":{"disgrace":{"check":"zugzwang","cues":["disgrace"],"label":"editorial","why":"zugzwang step 2"},"figure":{"check":"zugzwang","cues":[],"debatable":{"argument":"zugzwang only","credit":0.5,"label":"editorial"},"label":"sourced","why":"zugzwang step 3"},"plan":{"check":"zugzwang","cues":["announced"],"label":"official","why":"zugzwang step 1"},"vote":{"check":"zugzwang","cues":["minutes"],"label":"sourced","why":"zugzwang step 3"}}}}','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "lesson_version" VALUES('01a22de153777b8e99e531f9502b533e','01-three-claims','09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060','{"format":1,"lesson":{"articles":["a"],"body":"\n## What you can rely on\n\n![The square from above](square.svg \"The square in 2026.\")\n\n> The council [[official: announced]] a plan.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n\nBefore the council of Ardenmoor decided about the square, a reporter sat in the gallery with a\nnotebook. She wrote down which of the members spoke, what they asked for, and how they voted in\nthe end. The clerk later published a record of the same evening. A careful reader could lay the\ntwo beside each other and see where they differ.\n","discussion":"Who said so?","id":"01-three-claims","leave":null,"minutes":45,"number":1,"pictures":[{"by":"Ann Ash","content":"PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAzMjAgMjAwIiB3aWR0aD0iNDAwIiBoZWlnaHQ9IjI1MCI+CiAgPHJlY3Qgd2lkdGg9IjMyMCIgaGVpZ2h0PSIyMDAiIGZpbGw9IiMzMzY2OTkiLz4KICA8dGV4dCB4PSIyMCIgeT0iNDAiIGZvbnQtZmFtaWx5PSJzYW5zLXNlcmlmIiBmaWxsPSIjZmZmZmZmIj5UaGUgc3F1YXJlPC90ZXh0Pgo8L3N2Zz4K","file":"square.svg","height":250,"licence":"CC BY 4.0","width":400}],"summary":["Look for who speaks.","Look for the record.","Look for the verdict."],"teacher_notes":null,"teaches":[],"title":"Three claims"}}','2026-03-02 12:00:00.000000');
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
INSERT INTO "live_session" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154b87a9d8f8ea4237cb59e75','plan',2,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "mark" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1547378298155d597fabb8b34','plan','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,0.0,'wrong','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 0.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1547378298155d597fabb8b34','vote','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1547378298155d597fabb8b34','disgrace','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
INSERT INTO "mark" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1547378298155d597fabb8b34','figure','19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8',1,1.0,'right','2026-03-02 12:00:00.000000',NULL,NULL,NULL,'{"": 1.0}',NULL,NULL);
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
INSERT INTO "paper_sheet" VALUES('01a22de153777b8e99e531f9502b533e','01a22de155387cef966bcbf3710d96ad','01a22de15383702daf66e923cf11efb5','01a22de154137515829f957b284053a8',NULL,1,'A','["2", "", "", ""]','{}',1,'a page','Ms Gray','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL);
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
INSERT INTO "plan_step" VALUES('01a22de153777b8e99e531f9502b533e',1,'three-claims','Three claims','on-closing',2,'asked',0);
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
INSERT INTO "reader_answer" VALUES('01a22de155b27ae280c2f468e8c8231b','plan','0000000000000000000000000000000000000000000000000000000000000000','official','Said so.',1,'2026-03-02 12:00:00.000000');
CREATE TABLE readmission (
	classroom_id CHAR(32) NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_readmission PRIMARY KEY (classroom_id, code_hash), 
	CONSTRAINT fk_readmission_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "readmission" VALUES('01a22de153777b8e99e531f9502b533e','bab0a7f40412172203a3b480d4ec1d2cf25aa9bbfbfc2e05e0edc1b5f6bfe1a5','01a22de154267f138953844ca2588217','2026-03-02 12:30:00.000000',NULL);
CREATE TABLE recovery_code (
	teacher_id CHAR(32) NOT NULL, 
	code_hash VARCHAR NOT NULL, 
	CONSTRAINT pk_recovery_code PRIMARY KEY (teacher_id, code_hash), 
	CONSTRAINT fk_recovery_code_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "recovery_code" VALUES('01a22de15369766d9c3d04fa6d0f3403','a hash of a code');
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
INSERT INTO "round" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154b87a9d8f8ea4237cb59e75','plan',1,'vote','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000');
CREATE TABLE second_factor (
	teacher_id CHAR(32) NOT NULL, 
	seed VARCHAR, 
	fingerprint VARCHAR(64), 
	last_step BIGINT, 
	changed_at DATETIME NOT NULL, 
	refused INTEGER NOT NULL, 
	removal_told BOOLEAN NOT NULL, 
	CONSTRAINT pk_second_factor PRIMARY KEY (teacher_id), 
	CONSTRAINT fk_second_factor_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "second_factor" VALUES('01a22de15369766d9c3d04fa6d0f3403','00000000000000000000000000000000','84e0c0eafaa95a34c293f278ac52e45ce537bab5e752a00e6959a13ae103b65a',1,'2026-03-02 12:00:00.000000',0,1);
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
INSERT INTO "show_of_hands" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154b87a9d8f8ea4237cb59e75','plan',1,'','{"sourced": 5, "official": 6, "editorial": 0}','{}',12,0,1,'2026-03-02 12:00:00.000000');
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
INSERT INTO "student" VALUES('01a22de153777b8e99e531f9502b533e','01a22de153eb7ae395d4a28df5b11f44','Mia','mia','9VRPEE9D',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154137515829f957b284053a8','Ben','ben','NDVSZYZX',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
INSERT INTO "student" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154267f138953844ca2588217','Ada','ada','Z5FFM3J8',0,'2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,100);
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
INSERT INTO "student_group" VALUES('01a22de153777b8e99e531f9502b533e','01a22de155757885a32a96c90512ea38','Red','red',NULL,'2026-03-02 12:00:00.000000',NULL);
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
INSERT INTO "student_merge" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154267f138953844ca2588217','01a22de153eb7ae395d4a28df5b11f44','2026-03-02 12:00:00.000000','{"pairs": []}');
CREATE TABLE substitute (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	instead_of_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_substitute_classroom_id_assignment_id_assignment FOREIGN KEY(classroom_id, assignment_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_classroom_id_instead_of_id_assignment FOREIGN KEY(classroom_id, instead_of_id) REFERENCES assignment (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute" VALUES('01a22de153777b8e99e531f9502b533e','01a22de15542797fb7d20a162a50749e','01a22de15383702daf66e923cf11efb5');
CREATE TABLE substitute_student (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_substitute_student PRIMARY KEY (classroom_id, assignment_id, student_id), 
	CONSTRAINT fk_substitute_student_classroom_id_assignment_id_substitute FOREIGN KEY(classroom_id, assignment_id) REFERENCES substitute (classroom_id, assignment_id) ON DELETE CASCADE, 
	CONSTRAINT fk_substitute_student_classroom_id_student_id_student FOREIGN KEY(classroom_id, student_id) REFERENCES student (classroom_id, id) ON DELETE CASCADE
);
INSERT INTO "substitute_student" VALUES('01a22de153777b8e99e531f9502b533e','01a22de15542797fb7d20a162a50749e','01a22de154267f138953844ca2588217');
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
INSERT INTO "taken_in" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1553f79229f780ea2e1a8b465','01a22de154a97384849ea2b27e3f87b4','Ms Gray','2026-03-02 12:00:00.000000',NULL,'{"plan": {"revision": 1, "before": null}}');
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
INSERT INTO "teacher" VALUES('01a22de15369766d9c3d04fa6d0f3403','Ms Gray','ms gray','$argon2id$v=19$m=65536,t=3,p=4$Jzq3bhnlVYNxmgfOAxgNwQ$6oei5HP284bhbxNZUjw1rfnCOy+3BAkKwJMopmoUtC4','2026-03-02 12:00:00.000000',NULL);
INSERT INTO "teacher" VALUES('01a22de155207664add594c3d8a27f28','Mr Brown','mr brown',NULL,'2026-11-30 19:14:31.839261',NULL);
CREATE TABLE teacher_link (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32), 
	purpose VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_teacher_link PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_link_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_link" VALUES('a743da93fd19904055c2fb70b838ce6fbb668762aa2ebe72276837e968ddfb10','01a22de155207664add594c3d8a27f28','invite','2026-11-30 19:14:31.839261','2026-12-02 19:14:31.839261');
CREATE TABLE teacher_session (
	token_hash VARCHAR(64) NOT NULL, 
	teacher_id CHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	hides BOOLEAN NOT NULL, browser VARCHAR(80), 
	CONSTRAINT pk_teacher_session PRIMARY KEY (token_hash), 
	CONSTRAINT fk_teacher_session_teacher_id_teacher FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
INSERT INTO "teacher_session" VALUES('ce556efc7e683fd532ad53511da93b86bbd7caee6b91fdd84b3552559af6595b','01a22de15369766d9c3d04fa6d0f3403','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0,NULL);
INSERT INTO "teacher_session" VALUES('b1d8997d6a1f2eea5286321d3877f5d533be96b286b2c2f488887f2e9db6d1f0','01a22de15369766d9c3d04fa6d0f3403','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',0,NULL);
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
INSERT INTO "vote" VALUES('01a22de153777b8e99e531f9502b533e','01a22de154d479fab6737b6231daf185','plan',1,1,'{"label": "official"}',NULL,'2026-03-02 12:00:00.000000');
CREATE TABLE withdrawal (
	classroom_id CHAR(32) NOT NULL, 
	assignment_id CHAR(32) NOT NULL, 
	withdrawn_at DATETIME NOT NULL, 
	records JSON NOT NULL, 
	CONSTRAINT pk_withdrawal PRIMARY KEY (classroom_id, assignment_id), 
	CONSTRAINT fk_withdrawal_classroom_id_classroom FOREIGN KEY(classroom_id) REFERENCES classroom (id) ON DELETE CASCADE
);
INSERT INTO "withdrawal" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1555875e38eb33b25ae87628f','2026-03-02 12:00:00.000000','{"assignment": [{"classroom_id": "01a22de1-5377-7b8e-99e5-31f9502b533e", "id": "01a22de1-5383-702d-af66-e923cf11efb5", "lesson_id": "01-three-claims", "title": "Three claims", "exercise_id": "three-claims", "exercise_version": "e24e9a76d6ef37fe0f5a23d7ad623688389a330213fb86dd921ccd7545adb6a6", "key_version": "19b755c5b0943d8af20df3bfeea40b0fdba6db489d619cfa39ee3dfa929c57c8", "feedback": "on-closing", "attempts_allowed": 1, "certainty": "off", "live": false, "created_at": "2026-03-02T12:00:00+00:00", "opens_at": null, "closes_at": null, "closed_at": null, "reopened_at": null, "feedback_at": null, "left_out": null, "rules_changed_at": null, "lesson_version": "09fde7d6b79a3b259ed0d66a777f497cd3bb35f0369317449993e9cf18e6d060"}], "audience": [], "substitute": [], "substitute_student": [], "extension": [{"classroom_id": "01a22de1-5377-7b8e-99e5-31f9502b533e", "assignment_id": "01a22de1-5383-702d-af66-e923cf11efb5", "student_id": "01a22de1-5413-7515-829f-957b284053a8", "closes_at": "2026-03-02T13:00:00+00:00", "seen_at": null}], "live_session": [], "round": [], "show_of_hands": []}');
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
INSERT INTO "written_claim" VALUES('01a22de153777b8e99e531f9502b533e','01a22de1553279e9b0b87b7b2bb56b79','01a22de15383702daf66e923cf11efb5','01a22de153eb7ae395d4a28df5b11f44','It rained all Monday, the harbour office says.','sourced','An office keeps the record.',1,'2026-03-02 12:00:00.000000',NULL,NULL,NULL);
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
