import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { done, newId, refused, type Outcome } from '#platform';
import { through, record, type Context, type Trx } from '#platform/server';
import { lockDelivery } from '#delivery/server';
import { editionFor } from '#programmes/server';
import { keptMarks } from '../matching/kept.ts';
import { isMatched } from '../question.ts';
import { emptyBox, shaken, type Boxed } from './hand-in-sheet.ts';
import { openSheet, type Sheet } from './seal.ts';
import { countsOf, isOpen, lockSurvey, type Survey } from './surveys.ts';

export type CloseRefusal = 'not_found' | 'already_closed';

/**
 * Closes a survey: by itself at its end, or earlier by an officer of its centre. No ballot is signed and no sheet taken in any
 * more, the private key is gone, and what was in the box becomes sheets with random ids in a random order, without anything of
 * their ballots. Only now can results be read: while sheets still come in, two readings would tell the difference.
 */
export function closeSurvey(context: Context, { survey_id }: { survey_id: string }): Promise<Outcome<undefined, CloseRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const survey = await lockSurvey(trx, survey_id);
		// Surveys of one delivery close one after the other: each looks at the marks of the others.
		const delivery = survey && (await lockDelivery(trx, survey.delivery_id));
		if (!survey || !delivery || !(await editionFor(trx, context, delivery.edition_id))) return refused('not_found');
		if (!isOpen(survey)) return refused('already_closed');
		await through(trx, 'sheets', () => emptyIntoSheets(trx, context, survey));
		await trx.updateTable('evaluation.survey').set({ closed_at: context.now, private_key: null }).where('id', '=', survey.id).execute();
		const { asked: _, ...counts } = await countsOf(trx, survey.id);
		await record(trx, context, {
			name: 'survey.closed',
			subject: { kind: 'survey', id: survey.id },
			also: [{ kind: 'training', id: delivery.id }],
			particulars: { kind: survey.kind, reference: delivery.reference, sheets: counts.sheets }
		});
		return done();
	});
}

/**
 * What was in the box becomes sheets. Each gets a mark, by chance where its author gave none or could be known by it, so
 * that nobody sees which.
 */
async function emptyIntoSheets(trx: Trx, context: Context, survey: Survey): Promise<void> {
	const sheets = openedSheets(survey, await emptyBox(trx, survey), context);
	const marks = keptMarks(
		await earlierMarks(trx, survey),
		sheets.map(({ mark }) => mark),
		shaken
	);
	const rows = sheets.map(({ answers }, at) => ({
		id: newId(),
		survey_id: survey.id,
		answers: JSON.stringify(answers),
		mark: isMatched(survey.kind) ? (marks[at] ?? randomBytes(32).toString('base64url')) : null
	}));
	if (rows.length > 0) await trx.insertInto('evaluation.sheet').values(shaken(rows)).execute();
	// All rows of those asked are written anew as well: which transaction wrote them last says nothing more of who came when.
	await trx
		.updateTable('evaluation.respondent')
		.set((eb) => ({ standing: eb.ref('standing') }))
		.where('survey_id', '=', survey.id)
		.execute();
}

/** By itself nothing closes whose sheets cannot be opened, for the right secret may come back; an officer closes it without them. */
function openedSheets({ id }: Survey, box: readonly Boxed[], { actor }: Context): Sheet[] {
	const opened = box.map(({ ballot_hash, sealed }) => openSheet({ survey_id: id, ballot_hash }, sealed));
	const lost = opened.filter((sheet) => sheet === null).length;
	if (lost > 0 && actor.kind !== 'person') throw new Error(`${lost} sheets of survey ${id} were sealed with another KARTU_SECRET`);
	return shaken(opened.filter((sheet) => sheet !== null));
}

/** The marks of the delivery’s surveys that are closed already. */
async function earlierMarks(trx: Trx, { id, delivery_id }: Survey): Promise<(string | null)[][]> {
	const { rows } = await sql<{ marks: (string | null)[] }>`
		select array_agg(sheet.mark) as marks from evaluation.survey survey join evaluation.sheet sheet on sheet.survey_id = survey.id
		where survey.delivery_id = ${delivery_id} and survey.id <> ${id} and survey.kind <> 'climate' group by survey.id`.execute(trx);
	return rows.map(({ marks }) => marks);
}
