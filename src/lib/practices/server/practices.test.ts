import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { practicesInvariants } from './invariants.ts';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { value } from '../../../../tests/support/deciding.ts';
import { openProject, somebodyIn, type ProjectStage } from '../../../../tests/support/projects.ts';
import {
	addAuthor,
	answerPracticeRemark,
	beginPractice,
	dropPractice,
	giveConsent,
	giveConsentByLink,
	practiceTodos,
	publishPractice,
	readAskedConsent,
	readPractice,
	readPracticeVersion,
	readPublishedPractice,
	readSchoolPractices,
	remarkOnPractice,
	removeAuthor,
	savePracticeTexts,
	searchPractices,
	sendVersion,
	withdrawConsent,
	withdrawPractice
} from './index.ts';

let db: TestDatabase;
let stage: ProjectStage;
let id: string;
let officer: string;
const texts = {
	title: 'Mokiniai klausia drąsiai',
	problem: 'Septintokai per pamokas beveik neklausia.',
	group: 'pupil_assessment',
	context: 'Nedidelė miestelio mokykla, dvi septintos klasės.',
	did: 'Kiekvieną pamoką pradėjome mokinio klausimu iš dėžutės, o atsakymo ieškojome kartu.',
	who: 'Trys mokytojos ir klasės vadovas',
	changed_pupils: 'Per pamoką klausia trečdalis klasės.',
	failed: 'Klausimų kortelės neprigijo.',
	elsewhere: 'Reikia bent dviejų mokytojų, kurie pradeda kartu.',
	licence: 'CC-BY-4.0'
};
const theirWords = 'Dvi valandos per savaitę kiekvienai mokytojai, lėšų neprireikė.';
const write = async (who: string, changes: Partial<typeof texts> & { cost?: string }, seen?: number) => {
	const { practice } = value(await readPractice(db.as(stage.teacher), id));
	return savePracticeTexts(db.as(who), {
		practice_id: id,
		texts: Object.entries(changes).map(([key, text]) => ({
			key,
			text,
			seen: { revision: seen ?? practice.content.texts[key]?.revision ?? 0 }
		}))
	});
};
const send = async (who = stage.teacher) => {
	const { practice } = value(await readPractice(db.as(stage.teacher), id));
	return sendVersion(db.as(who), { practice_id: id, seen_revision: practice.revision, named: true });
};
const schoolFirst = (next: string) => (one: string | null, other: string | null) =>
	[null, next].indexOf(one) === -1 ? 1 : [null, next].indexOf(other) === -1 ? -1 : [null, next].indexOf(one) - [null, next].indexOf(other);
const letters = async (kind: string) => {
	const { rows } = await db.beside.query(`select person_id, body from platform.mail where template = $1 order by written_at, id`, [kind]);
	return rows as { person_id: string; body: string }[];
};
const consent = (who: string, kind: 'school' | 'author', number: number, named: boolean | null = true) =>
	giveConsent(db.as(who), { practice_id: id, number, kind, named });
const holdsTrue = async () => {
	for (const { sentence, broken } of practicesInvariants)
		expect(await db.asSystem().db.transaction().execute(broken), sentence).toEqual([]);
};

beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
	officer = stage.formed.officer().actor.id as string;
	id = value(await beginPractice(db.as(stage.teacher), { project_id: stage.project })).id;
});

describe('an example is begun', () => {
	test('from the project, once, by the school’s people; nobody else learns of it', async () => {
		const { practice, authors, missing } = value(await readPractice(db.as(stage.teacher), id));
		expect(practice.content.texts['title']).toMatchObject({ text: 'Septintokai drąsiai klausia', from: ['project'], revision: 1 });
		expect(authors).toEqual([{ id: stage.teacher, name: 'Rūta Mokytoja' }]);
		expect(missing).toContain('did');
		expect(await beginPractice(db.as(stage.school.head), { project_id: stage.project })).toMatchObject({ refusal: 'practice_begun' });
		expect(await beginPractice(db.as(stage.neighbour.head), { project_id: stage.project })).toMatchObject({ refusal: 'not_found' });
		expect(await readPractice(db.as(stage.neighbour.head), id)).toMatchObject({ refusal: 'not_found' });
		expect(await readPractice(db.asPublic(), id)).toMatchObject({ refusal: 'not_found' });
		expect(await readSchoolPractices(db.as(stage.neighbour.head), { school_id: stage.school.id, page: 1 })).toMatchObject({
			refusal: 'not_found'
		});
		expect(value(await readSchoolPractices(db.as(stage.school.head), { school_id: stage.school.id, page: 1 })).practices).toHaveLength(1);
	});

	test('who helps the network is an author once the school has added them, and writes', async () => {
		expect(await write(stage.expert, { who: 'Aš' })).toMatchObject({ refusal: 'not_found' });
		expect(await addAuthor(db.as(stage.teacher), { practice_id: id, person_id: stage.stranger.head })).toMatchObject({
			refusal: 'author_unknown'
		});
		value(await addAuthor(db.as(stage.teacher), { practice_id: id, person_id: stage.expert }));
		value(await write(stage.expert, { who: 'Ekspertė ir komanda' }));
		expect(await removeAuthor(db.as(stage.neighbour.head), { practice_id: id, person_id: stage.expert })).toMatchObject({
			refusal: 'not_found'
		});
	});
});

describe('two write at once', () => {
	test('nothing is overwritten unseen', async () => {
		value(await write(stage.teacher, texts));
		expect(await write(stage.school.head, { did: 'Kitaip.' }, 0)).toMatchObject({
			refusal: 'changed_meanwhile',
			theirs: { did: { text: texts.did, by: stage.teacher } }
		});
		expect(await write(officer, { did: 'Redaktorius perrašo.' })).toMatchObject({ refusal: 'not_yours' });
		expect(await write(stage.teacher, { title: 'x'.repeat(151) })).toMatchObject({ faults: [{ field: 'title' }] });
	});
});

describe('a version goes to the editor', () => {
	test('with everything that e9 needs, and the others are asked by letter', async () => {
		value(await write(stage.teacher, { failed: '' }));
		expect(await send()).toMatchObject({ refusal: 'practice_incomplete', faults: [{ field: 'failed' }] });
		value(await write(stage.teacher, { failed: texts.failed }));
		expect(await sendVersion(db.as(stage.teacher), { practice_id: id, seen_revision: 0, named: true })).toMatchObject({
			refusal: 'changed_meanwhile'
		});
		expect(value(await send())).toEqual({ number: 1 });
		expect(await send()).toMatchObject({ refusal: 'practice_unchanged' });
		const asked = await letters('practice_consent');
		expect(asked.map(({ person_id }) => person_id).sort()).toEqual([stage.expert, stage.school.head].sort());
		const { version } = value(await readPracticeVersion(db.as(officer), { practice_id: id, number: 1 }));
		expect(version.facts).toMatchObject({ size_band: expect.any(String), year: 2026, cycles: { adopt: 0, adapt: 0, abandon: 0 } });
	});

	test('the editor remarks, the authors answer each remark', async () => {
		const remark = { id: newId(), practice_id: id, number: 1, part: 'doing', body: 'Kiek laiko tai truko?' };
		expect(await remarkOnPractice(db.as(stage.teacher), remark)).toMatchObject({ refusal: 'not_yours' });
		value(await remarkOnPractice(db.as(officer), remark));
		value(await remarkOnPractice(db.as(officer), remark));
		expect(await letters('practice_remark')).toHaveLength(2);
		expect((await practiceTodos(db.as(stage.teacher))).map(({ key }) => key)).toEqual(['today_practice_remark']);
		expect(await publishPractice(db.as(officer), { practice_id: id, number: 1 })).toMatchObject({ refusal: 'remarks_open' });
		const answer = { remark_id: remark.id, answer: 'taken', words: '' };
		expect(await answerPracticeRemark(db.as(officer), answer)).toMatchObject({ refusal: 'not_yours' });
		expect(await answerPracticeRemark(db.as(stage.teacher), { ...answer, answer: 'not_taken' })).toMatchObject({
			faults: [{ field: 'words' }]
		});
		value(await answerPracticeRemark(db.as(stage.teacher), answer));
		value(await answerPracticeRemark(db.as(stage.expert), answer));
		expect(await answerPracticeRemark(db.as(stage.expert), { ...answer, words: 'Pataisyta' })).toMatchObject({
			refusal: 'remark_answered'
		});
		value(await write(stage.teacher, { did: `${texts.did} Tai truko keturias savaites.` }));
		value(await write(stage.expert, { cost: theirWords }));
		expect(value(await send())).toEqual({ number: 2 });
	});
});

describe('nothing is published without everybody’s word', () => {
	test('of the school by its head, of each author by themselves, to the last version', async () => {
		expect(await publishPractice(db.as(officer), { practice_id: id, number: 2 })).toMatchObject({ refusal: 'no_school_consent' });
		expect(await consent(stage.teacher, 'school', 2)).toMatchObject({ refusal: 'not_yours' });
		expect(await consent(stage.school.head, 'school', 1)).toMatchObject({ refusal: 'version_superseded' });
		value(await consent(stage.school.head, 'school', 2, null));
		expect(await publishPractice(db.as(officer), { practice_id: id, number: 2 })).toMatchObject({ refusal: 'no_author_consent' });
		expect((await practiceTodos(db.as(stage.expert))).map(({ key }) => key)).toEqual(['today_practice_stand']);
	});

	test('from the letter without signing in; the link is nobody else’s', async () => {
		const tokens = (await letters('practice_consent'))
			.filter(({ person_id }) => person_id === stage.expert)
			.map(({ body }) => /\/consents\/([\w.-]+)/.exec(body)?.[1] ?? '');
		// One letter a version: the first is about what was superseded.
		expect(tokens).toHaveLength(2);
		const asked = await Promise.all(tokens.map(async (one) => value(await readAskedConsent(db.asPublic(), one))));
		const token = tokens[asked.findIndex(({ number }) => number === 2)] ?? '';
		expect(asked.find(({ number }) => number === 1)).toMatchObject({ current: false });
		expect(value(await readAskedConsent(db.asPublic(), token))).toMatchObject({ kind: 'author', current: true, given: false });
		expect(await readAskedConsent(db.as(stage.teacher), token)).toMatchObject({ refusal: 'link_of_another' });
		expect(await readAskedConsent(db.asPublic(), 'forged')).toMatchObject({ refusal: 'link_unknown' });
		expect(await giveConsentByLink(db.asPublic(), { token, named: null })).toMatchObject({ faults: [{ field: 'named' }] });
		value(await giveConsentByLink(db.asPublic(), { token, named: false }));
		value(await giveConsentByLink(db.asPublic(), { token, named: false }));
		expect((await practiceTodos(db.as(officer))).map(({ key }) => key)).toContain('today_practice_publish');
	});

	test('then everybody reads it, with the names of those who want to be named', async () => {
		expect(await publishPractice(db.as(stage.school.head), { practice_id: id, number: 2 })).toMatchObject({ refusal: 'not_yours' });
		const { slug } = value(await publishPractice(db.as(officer), { practice_id: id, number: 2 }));
		expect(slug).toMatch(/^mokiniai-klausia-drasiai-\d+$/);
		expect(await publishPractice(db.as(officer), { practice_id: id, number: 2 })).toMatchObject({ refusal: 'already_published' });
		expect(value(await readPublishedPractice(db.asPublic(), slug))).toMatchObject({
			practice: { number: 2, authors: { names: ['Rūta Mokytoja'], others: 1 }, licence: 'CC-BY-4.0' }
		});
		await holdsTrue();
		expect(await dropPractice(db.as(stage.teacher), id)).toMatchObject({ refusal: 'practice_was_published' });
	});

	test.each([
		['klausimas', 1],
		['drasiai', 1],
		['septintok', 1],
		['dėžutėje mokinys', 1],
		['šokis', 0],
		['„klausia drąsiai“', 1]
	])('it is found by %s: %i', async (words, total) => {
		expect((await searchPractices(db.asPublic(), { words, chosen: {}, page: 1 })).total).toBe(total);
	});

	test('and by what it is of', async () => {
		const all = await searchPractices(db.asPublic(), { words: '', chosen: {}, page: 1 });
		expect(all.facets.group).toMatchObject([{ value: 'pupil_assessment', count: 1 }]);
		const other = await searchPractices(db.asPublic(), { words: '', chosen: { year: '1999' }, page: 3 });
		expect(other).toMatchObject({ total: 0, page: 1, found: [] });
		expect(other.facets.year).toMatchObject([{ value: '2026', count: 1 }]);
	});
});

describe('what was agreed to can be taken back', () => {
	test('by an author: in the same moment nobody reads it any more', async () => {
		const slug = value(await readPractice(db.as(stage.teacher), id)).practice.slug as string;
		value(await withdrawConsent(db.as(stage.expert), { practice_id: id, kind: 'author' }));
		expect(value(await readPublishedPractice(db.asPublic(), slug))).toMatchObject({ gone: { why: null } });
		expect((await searchPractices(db.asPublic(), { words: '', chosen: {}, page: 1 })).total).toBe(0);
		expect(await publishPractice(db.as(officer), { practice_id: id, number: 2 })).toMatchObject({ refusal: 'no_author_consent' });
		await holdsTrue();
	});

	test('nor does it come back by taking them out: for what they were asked about, and wrote, their word is needed', async () => {
		const expert = { practice_id: id, person_id: stage.expert };
		const later = new Date('2026-11-29T08:00:00Z');
		value(await removeAuthor(db.as(stage.teacher, later), expert));
		const [letter] = await letters('practice_author_removed');
		expect(letter?.person_id).toBe(stage.expert);
		expect(await publishPractice(db.as(officer, later), { practice_id: id, number: 2 })).toMatchObject({ refusal: 'no_author_consent' });
		// The same text again asks the same people again: what they wrote stands in it, so nothing would be new.
		expect(await send()).toMatchObject({ refusal: 'practice_unchanged' });
		// They still see what they are asked about, and nothing else.
		const theirs = value(await readPractice(db.as(stage.expert), id));
		expect(theirs).toMatchObject({ may: { author: false, asked: true, writes: false }, remarks: [], told: [], asked_last: 2 });
		expect(await write(stage.expert, { did: 'Vėl rašau' })).toMatchObject({ refusal: 'not_yours' });
		// The editor is not told that it can be published, and it cannot.
		expect((await practiceTodos(db.as(officer))).map(({ key }) => key)).not.toContain('today_practice_publish');
	});

	test('whose words stand in a new version is asked for it, though they are no author; whose words are gone is not', async () => {
		const later = new Date('2026-11-29T09:00:00Z');
		value(await write(stage.teacher, { changed_pupils: 'Per pamoką klausia pusė klasės.' }));
		const sendAgain = async () => {
			const { practice } = value(await readPractice(db.as(stage.teacher), id));
			const { number } = value(
				await sendVersion(db.as(stage.teacher, later), { practice_id: id, seen_revision: practice.revision, named: true })
			);
			const { consents } = value(await readPractice(db.as(officer), id));
			return { number, consents: consents.map(({ person_id }) => person_id).sort(schoolFirst(stage.expert)) };
		};
		expect(await sendAgain()).toEqual({ number: 3, consents: [null, stage.expert, stage.teacher] });
		value(await consent(stage.school.head, 'school', 3, null));
		expect((await practiceTodos(db.as(stage.expert))).map(({ key }) => key)).toEqual(['today_practice_stand']);
		expect((await practiceTodos(db.as(officer))).map(({ key }) => key)).not.toContain('today_practice_publish');
		expect(await publishPractice(db.as(officer, later), { practice_id: id, number: 3 })).toMatchObject({ refusal: 'no_author_consent' });
		// A sign more does not make it somebody else's.
		value(await write(stage.teacher, { cost: `${theirWords} Tiek.` }));
		expect((await sendAgain()).consents).toEqual([null, stage.expert, stage.teacher]);
		value(await write(stage.teacher, { cost: 'Neskaičiavome.' }));
		expect((await sendAgain()).consents).toEqual([null, stage.teacher]);
		// Asked about the second to the fourth, they read those, and not what came after.
		value(await readPracticeVersion(db.as(stage.expert), { practice_id: id, number: 4 }));
		expect(await readPracticeVersion(db.as(stage.expert), { practice_id: id, number: 5 })).toMatchObject({ refusal: 'not_found' });
		expect(value(await readPractice(db.as(stage.expert), id)).practice.content.texts['cost']?.text).toBe(`${theirWords} Tiek.`);
		value(await addAuthor(db.as(stage.teacher, later), { practice_id: id, person_id: stage.expert }));
		expect((await letters('practice_consent')).filter(({ person_id }) => person_id === stage.expert)).toHaveLength(5);
		expect(await consent(stage.expert, 'author', 4)).toMatchObject({ refusal: 'version_superseded' });
		for (const who of [stage.teacher, stage.expert]) value(await consent(who, 'author', 5, true));
		value(await consent(stage.school.head, 'school', 5, null));
		await holdsTrue();
	});

	test('published again it stands at the same address; withdrawn with a reason it says the reason', async () => {
		const later = new Date('2026-11-30T08:00:00Z');
		const { slug } = value(await publishPractice(db.as(officer, later), { practice_id: id, number: 5 }));
		expect(value(await readPublishedPractice(db.asPublic(), slug))).toMatchObject({ practice: { authors: { others: 0 } } });
		expect(await withdrawPractice(db.as(stage.teacher), { practice_id: id, why: '' })).toMatchObject({ faults: [{ field: 'why' }] });
		value(await withdrawPractice(db.as(stage.teacher, later), { practice_id: id, why: 'Rengiame naują versiją' }));
		expect(value(await readPublishedPractice(db.asPublic(), slug))).toMatchObject({ gone: { why: 'Rengiame naują versiją' } });
		expect(await publishPractice(db.as(officer), { practice_id: id, number: 5 })).toMatchObject({ refusal: 'no_school_consent' });
		expect(await withdrawPractice(db.as(officer), { practice_id: id, why: 'Dar kartą' })).toMatchObject({
			refusal: 'practice_not_published'
		});
		expect(await readPublishedPractice(db.asPublic(), 'tokio-nera')).toMatchObject({ refusal: 'not_found' });
		await holdsTrue();
	});
});

test('who has left the school neither writes nor speaks for it', async () => {
	const gone = await somebodyIn(db, stage.school.id, 'team_member', 'Jonas Išėjęs');
	await db.beside.query(`update people.role set ends_on = '2026-10-01' where person_id = $1`, [gone]);
	expect(await readPractice(db.as(gone), id)).toMatchObject({ refusal: 'not_found' });
	expect(await write(gone, { who: 'Aš' })).toMatchObject({ refusal: 'not_found' });
});
