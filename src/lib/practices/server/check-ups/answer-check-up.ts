import { sql } from 'kysely';
import { done, isId, prose, refused, type Outcome } from '#platform';
import { asPerson, record, stepThrough, type Context, type Trx } from '#platform/server';
import { readSignedLink } from '#people/server';
import { isCheckUpAnswer, type CheckUpAnswer } from '../../check-up.ts';
import { lockPractice, publicSubjectsOf } from '../records/practice-record.ts';
import { checkUpPurpose } from './ask-check-ups.ts';

export type CheckUp = {
	id: string;
	practice_id: string;
	person_id: string;
	title: string;
	slug: string;
	published_at: Date;
	answer: CheckUpAnswer | null;
	words: string;
};
type LinkRefusal = 'link_unknown' | 'link_expired' | 'link_of_another';
export type AnswerCheckUpRefusal = LinkRefusal | 'practice_not_published' | 'practice_faulty';

/** What a letter asks, as long as the example is public and they stand by it. Looking changes nothing. */
export const readCheckUp = (context: Context, token: string): Promise<Outcome<CheckUp, LinkRefusal | 'practice_not_published'>> =>
	context.db.transaction().execute((trx) => checkUpBehind(trx, context, token));

/**
 * Answers whether an example is still true, from the letter: it holds, it changed, it is over, with words for the editor and the other
 * authors. Everybody reads the answer on its page, never the words. It may be answered anew while the link is open.
 */
export function answerCheckUp(
	context: Context,
	{ token, answer, words: typed }: { token: string; answer: string; words: string }
): Promise<Outcome<CheckUp, AnswerCheckUpRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await checkUpBehind(trx, context, token);
		if (!found.ok) return found;
		const practice = await lockPractice(trx, found.value.practice_id);
		// Behind the lock once more: it may have been withdrawn meanwhile.
		const asked = await checkUpBehind(trx, context, token);
		if (!practice || !asked.ok) return asked.ok ? refused('link_unknown') : asked;
		const words = prose(typed);
		if (!isCheckUpAnswer(answer)) return refused('practice_faulty', [{ field: 'answer', key: 'practices_checkup_fault_answer' }]);
		if ([...words].length > 2000) return refused('practice_faulty', [{ field: 'words', key: 'practices_checkup_fault_words' }]);
		const { id, person_id } = asked.value;
		if (asked.value.answer === answer && asked.value.words === words) return asked;
		await trx.updateTable('practices.check_up').set({ answer, words, answered_at: context.now }).where('id', '=', id).execute();
		await record(trx, { ...context, actor: asPerson(person_id) }, { name: 'practice.checked_up', ...publicSubjectsOf(practice) });
		return done({ ...asked.value, answer, words });
	});
}

async function checkUpBehind(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	token: string
): Promise<Outcome<CheckUp, LinkRefusal | 'practice_not_published'>> {
	const link = readSignedLink(checkUpPurpose, token, now);
	if (!link.ok) return link;
	await stepThrough(trx, 'link');
	if (!isId(link.value)) return refused('link_unknown');
	const { rows } = await sql<Omit<CheckUp, 'slug'> & { slug: string | null; stands: boolean }>`
		select u.id, u.practice_id, u.person_id, u.answer, u.words, p.slug, p.published_at, v.content #>> '{texts,title,text}' as title,
			exists (select from practices.consent c where c.practice_id = u.practice_id and c.number = p.number and c.kind = 'author'
				and c.person_id = u.person_id and c.withdrawn_at is null) as stands
		from practices.check_up u
		left join practices.publication p on p.practice_id = u.practice_id and p.superseded_at is null and p.withdrawn_at is null
		left join practices.version v on v.practice_id = p.practice_id and v.number = p.number
		where u.id = ${link.value}`.execute(trx);
	const [row] = rows;
	if (!row) return refused('link_unknown');
	if (actor.kind === 'person' && actor.id !== row.person_id) return refused('link_of_another');
	const { slug, stands, ...asked } = row;
	return slug !== null && stands ? done({ ...asked, slug }) : refused('practice_not_published');
}
