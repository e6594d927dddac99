import { dayOf, done, isId, newId, prose, refused, type Fault, type Outcome } from '#platform';
import { record, within, writeMail, type Context, type Trx } from '#platform/server';
import { personsById, siteAddress } from '#people/server';
import { practiceText } from '../../practice.ts';
import { tryTold } from '../mails/adaptations.ts';
import { askedFor } from '../records/asked.ts';
import { lockPractice, subjectsOf, type PracticeRecord } from '../records/practice-record.ts';
import { versionOf } from '../records/version-record.ts';
import { ownSchools, practiceAt } from './read-own-tries.ts';

export type TellOfTry = { slug: string; school_id: string; tried_on: string; changed: string; result: string; named: boolean | null };
export type TellOfTryRefusal =
	'not_found' | 'not_yours' | 'practice_not_published' | 'own_example' | 'try_told' | 'tries_often' | 'practice_faulty';

/** Somebody tells so many times a day at most, also of what they took away again: each is a letter to every author. */
const limit = { times: 5, seconds: 86_400 };

/**
 * Somebody of another school tells that they tried an example: what they changed, how it went, and whether their school is named. The authors
 * are told by letter; everybody reads it once one of them, or the editor, has looked. One standing try of a person and school.
 */
export function tellOfTry(context: Context, input: TellOfTry): Promise<Outcome<{ id: string }, TellOfTryRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const at = await practiceAt(trx, input.slug);
		const practice = at && (await lockPractice(trx, at));
		if (!practice || actor.kind !== 'person') return refused('not_found');
		const schools = await ownSchools(trx, context);
		if (!isId(input.school_id) || !schools.some(({ id }) => id === input.school_id)) return refused('not_yours');
		if (practice.standing.published === null) return refused('practice_not_published');
		if (input.school_id === practice.school_id) return refused('own_example');
		const [changed, result] = [prose(input.changed), prose(input.result)];
		const faults = faultsIn({ ...input, changed, result }, dayOf(now));
		if (faults.length > 0 || input.named === null) return refused('practice_faulty', faults);
		if (!(await within(trx, now, 'practices.try', actor.id, limit))) return refused('tries_often');
		const id = newId();
		const kept = await trx
			.insertInto('practices.adaptation')
			.values({
				id,
				practice_id: practice.id,
				school_id: input.school_id,
				person_id: actor.id,
				tried_on: input.tried_on,
				changed,
				result,
				named: input.named,
				written_at: now
			})
			.onConflict((conflict) => conflict.columns(['practice_id', 'school_id', 'person_id']).where('removed_at', 'is', null).doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!kept) return refused('try_told');
		await record(trx, context, { name: 'practice.tried', ...subjectsOf(practice) });
		await tellAuthors(trx, context, practice, schools.find((one) => one.id === input.school_id)?.name ?? '');
		return done({ id });
	});
}

function faultsIn({ tried_on, changed, result, named }: TellOfTry, today: string): Fault[] {
	const length = (text: string) => [...text].length;
	return [
		...(tried_on > today || tried_on < '1990-01-01' ? [{ field: 'tried', key: 'practices_adaptation_fault_day' }] : []),
		...(length(changed) < 3 || length(changed) > 3000 ? [{ field: 'changed', key: 'practices_adaptation_fault_changed' }] : []),
		...(length(result) > 3000 ? [{ field: 'result', key: 'practices_adaptation_fault_result' }] : []),
		...(named === null ? [{ field: 'named', key: 'practices_adaptation_fault_named' }] : [])
	];
}

async function tellAuthors(trx: Trx, { now }: Pick<Context, 'now'>, practice: PracticeRecord, school: string): Promise<void> {
	const number = practice.standing.published ?? 0;
	const version = await versionOf(trx, practice.id, number);
	if (!version) return;
	for (const { id, email, locale } of (await personsById(trx, await askedFor(trx, practice.id, number))).values()) {
		if (!email) continue;
		const address = siteAddress(`/practice/${practice.id}/afterwards`, locale);
		const letter = tryTold[locale]({ title: practiceText(version.content, 'title'), school, address });
		await writeMail(trx, now, 'practice_tried', { email, locale, person_id: id }, letter);
	}
}
