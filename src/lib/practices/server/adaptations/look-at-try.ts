import { done, isId, refused, type Outcome } from '#platform';
import { record, writeMail, type Context, type Trx } from '#platform/server';
import { personsById, siteAddress } from '#people/server';
import { practiceText } from '../../practice.ts';
import { tryLookedAt } from '../mails/adaptations.ts';
import { mayWith } from '../records/may.ts';
import { lockPractice, publicSubjectsOf, subjectsOf, type PracticeRecord } from '../records/practice-record.ts';
import { versionOf } from '../records/version-record.ts';

type LookRefusal = 'not_found' | 'not_yours' | 'practice_not_published';

/** An author or the editor has looked at what somebody told of a try: from now on everybody reads it. */
export const showTry = (context: Context, id: string): Promise<Outcome<undefined, LookRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await tryIn(trx, context, id);
		if (!found) return refused('not_found');
		const { practice, decides, told } = found;
		if (!decides) return refused('not_yours');
		if (practice.standing.published === null) return refused('practice_not_published');
		if (told.shown_at !== null) return done();
		await trx.updateTable('practices.adaptation').set({ shown_at: context.now, shown_by: context.actor.id }).where('id', '=', id).execute();
		await record(trx, context, { name: 'practice.try_shown', ...publicSubjectsOf(practice) });
		await tell(trx, context, practice, told.person_id, true);
		return done();
	});

/** Takes what was told of a try away: whoever told it at any time, without a reason; an author or the editor, and then the teller is told. */
export const removeTry = (context: Context, id: string): Promise<Outcome<undefined, LookRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await tryIn(trx, context, id);
		if (!found) return refused('not_found');
		const { practice, decides, own, told } = found;
		if (!own && !decides) return refused('not_yours');
		if (told.removed_at !== null) return done();
		await trx
			.updateTable('practices.adaptation')
			.set({ removed_at: context.now, removed_by: context.actor.id })
			.where('id', '=', id)
			.execute();
		await record(trx, context, { name: 'practice.try_removed', ...subjectsOf(practice) });
		if (!own) await tell(trx, context, practice, told.person_id, false);
		return done();
	});

type Found = {
	practice: PracticeRecord;
	told: { person_id: string; shown_at: Date | null; removed_at: Date | null };
	own: boolean;
	decides: boolean;
};

/** Something told of a try behind the lock of its example, for whoever told it and whoever may do something with the example. */
async function tryIn(trx: Trx, context: Context, id: string): Promise<Found | null> {
	if (!isId(id)) return null;
	const row = () => trx.selectFrom('practices.adaptation').selectAll().where('id', '=', id).executeTakeFirst();
	const practice = await lockPractice(trx, (await row())?.practice_id ?? '');
	const told = await row();
	if (!practice || !told) return null;
	const may = (await mayWith(trx, context, [practice.id])).get(practice.id);
	const own = context.actor.kind === 'person' && told.person_id === context.actor.id;
	const decides = may !== undefined && (may.edits || (may.author && may.writes));
	return own || may ? { practice, told, own, decides } : null;
}

async function tell(trx: Trx, { now }: Pick<Context, 'now'>, practice: PracticeRecord, person_id: string, shown: boolean): Promise<void> {
	const { email, locale } = (await personsById(trx, [person_id])).get(person_id) ?? {};
	const version = await versionOf(trx, practice.id, practice.standing.published ?? practice.standing.number);
	if (!email || !locale || !version) return;
	const address = practice.slug && siteAddress(`/practices/${practice.slug}`, locale);
	const letter = tryLookedAt[locale]({ title: practiceText(version.content, 'title'), shown, address });
	await writeMail(trx, now, 'practice_try_looked_at', { email, locale, person_id }, letter);
}
