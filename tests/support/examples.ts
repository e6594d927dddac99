import {
	addAuthor,
	beginPractice,
	giveConsent,
	publishPractice,
	readPractice,
	readPracticeWriting,
	savePracticeTexts,
	sendVersion
} from '#practices/server';
import type { TestDatabase } from './database.ts';
import { value } from './deciding.ts';
import type { ProjectStage } from './projects.ts';

const texts = {
	title: 'Mokiniai klausia drąsiai',
	problem: 'Septintokai per pamokas beveik neklausia.',
	context: 'Nedidelė miestelio mokykla, dvi septintos klasės.',
	did: 'Kiekvieną pamoką pradėjome mokinio klausimu iš dėžutės, o atsakymo ieškojome kartu.',
	who: 'Trys mokytojos ir klasės vadovas',
	changed_pupils: 'Per pamoką klausia trečdalis klasės.',
	failed: 'Klausimų kortelės neprigijo.',
	elsewhere: 'Reikia bent dviejų mokytojų, kurie pradeda kartu.',
	licence: 'CC-BY-4.0'
};

/** An example of the stage's project, by its teacher and its expert, published by the officer with everybody's consent. */
export async function publishExample(
	db: TestDatabase,
	stage: ProjectStage,
	officer: string,
	/** What else is done to it before it is sent. */
	prepare: (practice_id: string) => Promise<void> = async () => undefined
): Promise<string> {
	const author = db.as(stage.teacher);
	const { id } = value(await beginPractice(author, { project_id: stage.project }));
	value(await addAuthor(author, { practice_id: id, person_id: stage.expert }));
	const { practice, groups } = value(await readPracticeWriting(author, id));
	const typed = Object.entries({ ...texts, group: groups[0]?.code ?? '' }).map(([key, text]) => ({
		key,
		text,
		seen: { revision: practice.content.texts[key]?.revision ?? 0 }
	}));
	value(await savePracticeTexts(author, { practice_id: id, texts: typed }));
	await prepare(id);
	const written = value(await readPractice(author, id)).practice;
	const { number } = value(await sendVersion(author, { practice_id: id, seen_revision: written.revision, named: true }));
	value(await giveConsent(db.as(stage.expert), { practice_id: id, number, kind: 'author', named: false }));
	value(await giveConsent(db.as(stage.school.head), { practice_id: id, number, kind: 'school', named: null }));
	value(await publishPractice(db.as(officer), { practice_id: id, number }));
	return id;
}
