import { sql } from 'kysely';
import { dayOf, done, newId, refused, type Fault, type Outcome } from '#platform';
import { record, writeMail, type Context, type Trx } from '#platform/server';
import { personsById, siteAddress } from '#people/server';
import { takeOutOfBooks } from '../book/take-out.ts';
import { practicePublished } from '../mails/editing.ts';
import { practiceText } from '../../practice.ts';
import { obstaclesTo, slugFor, type Obstacle } from '../../publication.ts';
import { lackingConsent } from '../pictures/picture-record.ts';
import { askedFor } from '../records/asked.ts';
import { practiceTo, type ActRefusal } from '../records/may.ts';
import { publicSubjectsOf, type PracticeRecord } from '../records/practice-record.ts';
import { versionOf } from '../records/version-record.ts';
import { keepEntry } from './entry.ts';
import { namesUnder } from './names.ts';

export type PublishPracticeRefusal = ActRefusal | 'version_superseded' | Obstacle;

/**
 * Publishes the last version of an example for everybody, with its facts, its licence and the names of those who want to be named. By
 * the editor, once every remark is answered and the school and all whose word it needs have agreed to this very version, and it is said who is on each of its pictures. A later version takes the
 * place of an earlier one at the same address.
 */
export function publishPractice(
	context: Context,
	{ practice_id, number }: { practice_id: string; number: number }
): Promise<Outcome<{ slug: string }, PublishPracticeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const found = await practiceTo(trx, context, practice_id, ({ edits }) => edits);
		if (!found.ok) return found;
		const { practice } = found.value;
		const [obstacle] = obstaclesTo(practice.standing);
		if (obstacle === 'no_picture_consent') return refused(obstacle, await lackingIn(trx, practice.id, practice.standing.number));
		if (obstacle) return refused(obstacle);
		if (practice.standing.number !== number) return refused('version_superseded');
		const version = await versionOf(trx, practice.id, number);
		if (!version) return refused('not_sent');

		await trx
			.updateTable('practices.publication')
			.set({ superseded_at: now })
			.where('practice_id', '=', practice.id)
			.where('superseded_at', 'is', null)
			.where('withdrawn_at', 'is', null)
			.execute();
		const id = newId();
		const title = practiceText(version.content, 'title');
		const slug = await addressOf(trx, practice, title);
		await trx
			.insertInto('practices.publication')
			.values({
				id,
				practice_id: practice.id,
				number,
				slug,
				licence: practiceText(version.content, 'licence'),
				authors: JSON.stringify(await namesUnder(trx, practice.id, number)),
				published_at: now,
				published_by: actor.id as string
			})
			.execute();
		// A book that names somebody who does not want it any more is made without the example.
		await takeOutOfBooks(trx, context, practice.id);
		await keepEntry(trx, { publication_id: id, slug, version, year: Number(dayOf(version.sent_at).slice(0, 4)) });
		await record(trx, context, { name: 'practice.published', ...publicSubjectsOf(practice), particulars: { title } });
		await tellAuthors(trx, context, { title, slug, people: await askedFor(trx, practice.id, number) });
		return done({ slug });
	});
}

/** Which pictures hinder, each by what it shows. */
const lackingIn = async (trx: Trx, practice_id: string, number: number): Promise<Fault[]> =>
	(await lackingConsent(trx, practice_id, number)).map(({ id, alt }) => ({ field: id, key: 'practices_picture_lacks', values: { alt } }));

/**
 * The address under which an example was public before: it stays, so that links hold. Not when it was withdrawn and is called otherwise
 * since: its old title, which may have been the reason, stands in the address, too.
 */
async function addressOf(trx: Trx, { id, reference }: PracticeRecord, title: string): Promise<string> {
	const before = await trx
		.selectFrom('practices.publication as p')
		.innerJoin('practices.version as v', (join) => join.onRef('v.practice_id', '=', 'p.practice_id').onRef('v.number', '=', 'p.number'))
		.select(['p.slug', 'p.withdrawn_at', sql<string>`v.content #>> '{texts,title,text}'`.as('title')])
		.where('p.practice_id', '=', id)
		.orderBy('p.published_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	const stays = before && (before.withdrawn_at === null || before.title === title);
	return stays ? before.slug : slugFor(title, reference);
}

async function tellAuthors(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	{ title, slug, people }: { title: string; slug: string; people: readonly string[] }
): Promise<void> {
	for (const { id, email, locale } of (await personsById(trx, people)).values()) {
		if (!email) continue;
		const letter = practicePublished[locale]({ title, address: siteAddress(`/practices/${slug}`, locale) });
		await writeMail(trx, now, 'practice_published', { email, locale, person_id: id }, letter);
	}
}
