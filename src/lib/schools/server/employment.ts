import { isDay, type Day, type Fault } from '#platform';
import type { Trx } from '#platform/server';
import { tidied } from '../written.ts';
import { notADay } from './entry.ts';

/** A post as a form says it. */
export type WrittenPost = {
	post: string;
	subject?: string;
	/** Represents the administration of the school (M-02). */
	administration?: boolean;
	teaching?: boolean;
	starts_on?: Day;
	ends_on?: Day | null;
};

/** A post as it is kept: what, from when, until when. */
export type Post = { post: string; subject: string; administration: boolean; teaching: boolean; starts_on: Day; ends_on: Day | null };

/** Reads a post. Left out, it begins today and has no end; somebody teaches unless it is said that they do not. */
export function readPost(input: WrittenPost, today: Day): { post: Post; faults: Fault[] } {
	const post: Post = {
		post: tidied(input.post.slice(0, 5000)),
		subject: tidied((input.subject ?? '').slice(0, 5000)),
		administration: input.administration ?? false,
		teaching: input.teaching ?? true,
		starts_on: input.starts_on || today,
		ends_on: input.ends_on || null
	};
	return { post, faults: faultsOf(post) };
}

function faultsOf({ post, subject, starts_on, ends_on }: Post): Fault[] {
	const faults: Fault[] = [];
	if (post === '') faults.push({ field: 'post', key: 'school_fault_post_missing' });
	if ([...post].length > 150) faults.push({ field: 'post', key: 'school_fault_post_long' });
	if ([...subject].length > 150) faults.push({ field: 'subject', key: 'school_fault_subject_long' });
	if (!isDay(starts_on)) faults.push(notADay('starts_on', starts_on));
	if (ends_on !== null && !isDay(ends_on)) faults.push(notADay('ends_on', ends_on));
	else if (ends_on !== null && ends_on < starts_on) faults.push({ field: 'ends_on', key: 'school_fault_ends_before' });
	return faults;
}

/** Whether the person has the same post and subject in the school at the same time already. */
export async function overlapsPost(trx: Trx, one: Post & { school_id: string; person_id: string }, except?: string): Promise<boolean> {
	const others = await trx
		.selectFrom('schools.staff')
		.select(['id', 'starts_on', 'ends_on'])
		.where('school_id', '=', one.school_id)
		.where('person_id', '=', one.person_id)
		.where('post', '=', one.post)
		.where('subject', '=', one.subject)
		.execute();
	return others.some(
		(other) => other.id !== except && other.starts_on <= (one.ends_on ?? '9999') && one.starts_on <= (other.ends_on ?? '9999')
	);
}
