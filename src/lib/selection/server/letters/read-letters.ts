import { sql } from 'kysely';
import { done, isId, refused, type Locale, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { DecisionOutcome } from '../../scheme.ts';
import { roundForCentre, type CentreRound, type RoundRefusal } from '../centre-round.ts';

export const letterPageSize = 50;

/** One letter of the outbox. */
export type LetterRow = {
	id: string;
	number: string;
	application_id: string;
	reference: string;
	school: string;
	outcome: DecisionOutcome;
	locale: Locale;
	subject: string;
	edited_at: Date | null;
	sent_at: Date | null;
	printed: boolean;
};
export type Outbox = {
	call: CentreRound['call'];
	rows: LetterRow[];
	total: number;
	/** Decisions that get a letter, letters that are written, sent, and put on paper. */
	counts: { due: number; written: number; sent: number; printed: number; unsent: number };
};

/** The letters of the standing decisions of a round, those not sent first. */
export function readLetters(context: Context, call: string, page: number): Promise<Outcome<Outbox, RoundRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roundForCentre(trx, context, call);
		if (!found.ok) return found;
		const counts = await countLetters(trx, found.value.round.id);
		const { rows } = await sql<LetterRow>`
			select l.id, l.number, d.application_id, a.reference, coalesce(a.school_name, '') as school, d.outcome, l.locale, l.subject, l.edited_at, l.sent_at,
				l.file_id is not null as printed
			from selection.letter l
			join selection.decision d on d.id = l.decision_id and d.superseded_at is null
			join applications.application a on a.id = d.application_id
			where d.round_id = ${found.value.round.id} and a.state <> 'withdrawn'
			order by l.sent_at nulls first, a.reference limit ${letterPageSize} offset ${(page - 1) * letterPageSize}`.execute(trx);
		return done({ call: found.value.call, rows, total: counts.written, counts });
	});
}

export async function countLetters(trx: Trx, roundId: string): Promise<Outbox['counts']> {
	const { rows } = await sql<Omit<Outbox['counts'], 'unsent'>>`
		select count(*)::int as due, count(l.id)::int as written, count(l.sent_at)::int as sent, count(l.file_id)::int as printed
		from selection.decision d
		join applications.application a on a.id = d.application_id
		left join selection.letter l on l.decision_id = d.id
		where d.round_id = ${roundId} and d.superseded_at is null and d.act_id is not null and a.state <> 'withdrawn'`.execute(trx);
	const counts = rows[0] ?? { due: 0, written: 0, sent: 0, printed: 0 };
	return { ...counts, unsent: counts.written - counts.sent };
}

export type OneLetter = { call: CentreRound['call']; letter: LetterRow & { body: string; written_at: Date; edited_by: string | null } };

/** One letter to be read and mended. */
export function readLetter(context: Context, call: string, id: string): Promise<Outcome<OneLetter, RoundRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roundForCentre(trx, context, call);
		if (!found.ok) return found;
		const letter = isId(id) ? await letterIn(trx, found.value.round.id, id) : undefined;
		return letter ? done({ call: found.value.call, letter }) : refused('not_found');
	});
}

export async function letterIn(trx: Trx, roundId: string, id: string): Promise<OneLetter['letter'] | undefined> {
	const { rows } = await sql<OneLetter['letter']>`
		select l.id, l.number, d.application_id, a.reference, coalesce(a.school_name, '') as school, d.outcome, l.locale, l.subject, l.body, l.written_at,
			l.edited_at, editor.name as edited_by, l.sent_at, l.file_id is not null as printed
		from selection.letter l
		join selection.decision d on d.id = l.decision_id and d.superseded_at is null
		join applications.application a on a.id = d.application_id
		left join people.person editor on editor.id = l.edited_by
		where d.round_id = ${roundId} and l.id = ${id}`.execute(trx);
	return rows[0];
}
