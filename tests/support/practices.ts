import {
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
import { openProject, type ProjectStage } from './projects.ts';

export type PracticeStage = ProjectStage & { officer: string; practice: string; slug: string };

/** An example of the first school that everybody reads, by its teacher, with the head's consent; published on 30 November 2026. */
export async function publishedPractice(db: TestDatabase): Promise<PracticeStage> {
	const stage = await openProject(db);
	const officer = stage.formed.officer().actor.id as string;
	const { id } = value(await beginPractice(db.as(stage.teacher), { project_id: stage.project }));
	const { practice, groups } = value(await readPracticeWriting(db.as(stage.teacher), id));
	const texts = {
		title: 'Mokiniai klausia drąsiai',
		problem: 'Septintokai per pamokas beveik neklausia.',
		group: groups[0]?.code ?? 'kita',
		context: 'Nedidelė miestelio mokykla, dvi septintos klasės.',
		did: 'Kiekvieną pamoką pradėjome mokinio klausimu iš dėžutės, o atsakymo ieškojome kartu.',
		who: 'Trys mokytojos ir klasės vadovas',
		changed_pupils: 'Per pamoką klausia trečdalis klasės.',
		failed: 'Klausimų kortelės neprigijo.',
		elsewhere: 'Reikia bent dviejų mokytojų, kurie pradeda kartu.',
		licence: 'CC-BY-4.0'
	};
	const typed = Object.entries(texts).map(([key, text]) => ({ key, text, seen: { revision: practice.content.texts[key]?.revision ?? 0 } }));
	value(await savePracticeTexts(db.as(stage.teacher), { practice_id: id, texts: typed }));
	const { revision } = value(await readPractice(db.as(stage.teacher), id)).practice;
	value(await sendVersion(db.as(stage.teacher), { practice_id: id, seen_revision: revision, named: true }));
	value(await giveConsent(db.as(stage.school.head), { practice_id: id, number: 1, kind: 'school', named: null }));
	const on = new Date('2026-11-30T08:00:00Z');
	const { slug } = value(await publishPractice(db.as(officer, on), { practice_id: id, number: 1 }));
	return { ...stage, officer, practice: id, slug };
}
