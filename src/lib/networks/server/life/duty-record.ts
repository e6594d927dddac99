import { sql } from 'kysely';
import type { Day, Locale } from '#platform';
import type { Trx } from '#platform/server';
import { isWithin } from '#selection';
import type { Duty } from '../../matching.ts';

/** A person asked to do something in a network, and what has become of it. */
export type DutyRecord = {
	id: string;
	network_id: string;
	person_id: string;
	name: string;
	email: string | null;
	locale: Locale;
	duty: Duty;
	offered_at: Date;
	answer_by: Date;
	answer: 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | null;
	answered_at: Date | null;
	reason: string;
	starts_on: Day | null;
	ends_on: Day | null;
	ended_at: Date | null;
	ended_why: string | null;
};

type Which = { networks?: readonly string[]; person?: string; id?: string };

/** Duties with the people, the latest first. */
export async function dutiesWhere(trx: Trx, { networks, person, id }: Which): Promise<DutyRecord[]> {
	const { rows } = await sql<DutyRecord>`
		select d.id, d.network_id, d.person_id, person.name, person.email, person.locale, d.duty, d.offered_at, d.answer_by, d.answer,
			d.answered_at, d.reason, d.starts_on, d.ends_on, d.ended_at, d.ended_why
		from networks.duty d join people.person person on person.id = d.person_id
		where (${networks ? [...networks] : null}::uuid[] is null or d.network_id = any(${networks ? [...networks] : null}::uuid[]))
			and (${person ?? null}::uuid is null or d.person_id = ${person ?? null})
			and (${id ?? null}::uuid is null or d.id = ${id ?? null})
		order by d.offered_at desc, person.name collate "lt-x-icu", d.id`.execute(trx);
	return rows;
}

/** Accepted and not ended: they do it now. */
export const isStanding = ({ answer, ended_at }: Pick<DutyRecord, 'answer' | 'ended_at'>): boolean =>
	answer === 'accepted' && ended_at === null;

/** Asked, not answered, in time. An offer whose time is over counts no more, even before the night has said so. */
export const isOpen = ({ answer, answer_by }: Pick<DutyRecord, 'answer' | 'answer_by'>, now: Date): boolean =>
	answer === null && isWithin(answer_by, now);
