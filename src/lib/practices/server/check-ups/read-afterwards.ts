import { sql } from 'kysely';
import { done, refused, type Day, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import type { CheckUpAnswer } from '../../check-up.ts';
import { practiceFor, readsAll, type Known } from '../records/may.ts';

export type Afterwards = Known & {
	checkUps: { id: string; name: string; asked_on: Day; answer: CheckUpAnswer | null; words: string }[];
	adaptations: {
		id: string;
		school: string;
		name: string;
		named: boolean;
		tried_on: Day;
		changed: string;
		result: string;
		shown_at: Date | null;
	}[];
	/** May show a told try to everybody, or decline it. */
	decides: boolean;
};

/** What came after an example was published, for those who write and edit: what authors answered, in their words, and who told of a try. */
export const readAfterwards = (context: Context, id: string): Promise<Outcome<Afterwards, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await practiceFor(trx, context, id);
		if (!found || !readsAll(found.may)) return refused('not_found');
		const { rows: checkUps } = await sql<Afterwards['checkUps'][number]>`
			select u.id, person.name, u.asked_on, u.answer, u.words from practices.check_up u join people.person person on person.id = u.person_id
			where u.practice_id = ${id} order by u.asked_on desc, person.name collate "lt-x-icu", u.id limit 100`.execute(trx);
		const { rows: adaptations } = await sql<Afterwards['adaptations'][number]>`
			select a.id, school.name as school, person.name, a.named, a.tried_on, a.changed, a.result, a.shown_at
			from practices.adaptation a join people.person person on person.id = a.person_id
			join lateral (select v.name from schools.school_version v where v.school_id = a.school_id order by v.starts_on desc limit 1) school on true
			where a.practice_id = ${id} and a.removed_at is null order by a.shown_at is not null, a.written_at desc, a.id limit 200`.execute(trx);
		return done({ ...found, checkUps, adaptations, decides: found.may.author || found.may.edits });
	});
