import { sql } from 'kysely';
import type { Locale } from '#platform';
import { saveFile, type Context, type Handler, type Trx } from '#platform/server';
import type { DecisionOutcome } from '../../scheme.ts';
import type { Act } from '../act.ts';
import { tellSchool } from '../tell-school.ts';
import { printLetter } from './print-letter.ts';

const batch = 20;

/**
 * Puts sent letters on paper and hands them to the post, a batch at a time. A letter that has its paper was posted: doing
 * it again sends nothing twice.
 */
export const postLetters: Handler = async (context, { round_id }) => {
	const { db } = context;
	const frozen = new Map<string, Act>();
	while ((await db.transaction().execute((trx) => postSome(trx, context, String(round_id), frozen))) > 0);
};

async function postSome(trx: Trx, context: Context, roundId: string, frozen: Map<string, Act>): Promise<number> {
	const due = await unposted(trx, roundId);
	for (const letter of due) {
		const bytes = await printLetter(trx, letter.id, frozen);
		const file = await saveFile(trx, context, {
			bytes,
			name: `${letter.number.replace('/', '-')}.pdf`,
			owner_kind: 'selection.letter',
			owner_id: letter.id,
			made: true
		});
		if (!file.ok) throw new Error(`the letter ${letter.number} was not kept: ${file.refusal}`);
		await trx.updateTable('selection.letter').set({ file_id: file.value.id }).where('id', '=', letter.id).execute();
		await tellSchool(trx, context, letter, `decision-${letter.outcome}`, `decision.letter:${letter.id}`, (locale, address) => ({
			subject: letter.subject,
			paragraphs: [...paragraphsOf(letter.body), { act: acts[letter.outcome][locale], address }]
		}));
	}
	return due.length;
}

type Due = {
	id: string;
	number: string;
	subject: string;
	body: string;
	application_id: string;
	school_id: string;
	outcome: DecisionOutcome;
};

/**
 * Locked, so that two workers share the work and do not double it. What was taken back before it was posted is not posted: the
 * school has been told so already.
 */
async function unposted(trx: Trx, roundId: string): Promise<Due[]> {
	const { rows } = await sql<Due>`
		select l.id, l.number, l.subject, l.body, d.application_id, a.school_id, d.outcome
		from selection.letter l
		join selection.decision d on d.id = l.decision_id
		join applications.application a on a.id = d.application_id
		where d.round_id = ${roundId} and d.superseded_at is null and l.sent_at is not null and l.file_id is null
		order by l.number limit ${batch} for update of l skip locked`.execute(trx);
	return rows;
}

/** A mail greets by itself and closes by itself. */
const paragraphsOf = (body: string): string[] =>
	body
		.split(/\n{2,}/)
		.map((part) => part.trim())
		.filter(Boolean);

const acts: Record<DecisionOutcome, Record<Locale, string>> = {
	accepted: { lt: 'Patvirtinti dalyvavimą arba jo atsisakyti', en: 'Confirm or decline' },
	reserve: { lt: 'Perskaityti sprendimą', en: 'Read the decision' },
	rejected: { lt: 'Perskaityti sprendimą', en: 'Read the decision' }
};
