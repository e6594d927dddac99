import * as v from 'valibot';
import { dayOf, done, instantAt, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { DaySchema, moveDay, TextSchema } from '#programmes';
import { callsOfEdition, type CallRecord } from './calls.ts';
import { editionById, writeEdition } from './editions.ts';
import { lockProgrammeOfEdition } from './lock.ts';
import { manages } from './manages.ts';
import { draftOfRules, rulesInForce } from './rules.ts';
import { understand } from './understand.ts';
import { writeCall } from './write-call.ts';

const CloneSchema = v.object({
	name: TextSchema,
	starts_on: DaySchema,
	slug: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,50}$/)))
});

/**
 * Makes the next edition out of an earlier one: its terms, targets, milestones and calls with their rules, all days moved
 * with the first one. Everything begins as a draft; the earlier edition stays as it was.
 */
export function cloneEdition(
	context: Context,
	{ edition_id, ...input }: { edition_id: string } & v.InferInput<typeof CloneSchema>
): Promise<Outcome<{ id: string; slug: string; calls: { id: string; slug: string }[] }, 'not_found' | 'not_allowed' | 'not_understood'>> {
	return context.db.transaction().execute(async (trx) => {
		const programme = await lockProgrammeOfEdition(trx, edition_id);
		const earlier = programme && (await editionById(trx, edition_id));
		if (!programme || !earlier) return refused('not_found');
		if (!(await manages(trx, context, programme.centre_id))) return refused('not_allowed');
		const sent = understand(CloneSchema, input);
		if (!sent.ok) return sent;

		const { name, starts_on, slug } = sent.value;
		const move = (day: Day): Day => moveDay(day, earlier.starts_on, starts_on);
		const { terms, targets } = earlier;
		const milestones = earlier.milestones.map((one) => ({ name: one.name, due_on: one.due_on && move(one.due_on) }));
		const edition = await writeEdition(
			trx,
			context,
			programme,
			{ name, starts_on, ends_on: move(earlier.ends_on), terms, targets, milestones, ...(slug && { slug }) },
			earlier
		);
		const calls = [];
		for (const call of await callsOfEdition(trx, earlier.id)) calls.push(await cloneCall(trx, context, call, edition.id, move));
		return done({ ...edition, calls });
	});
}

async function cloneCall(
	trx: Trx,
	context: Context,
	call: CallRecord,
	editionId: string,
	move: (day: Day) => Day
): Promise<{ id: string; slug: string }> {
	const rules = (await rulesInForce(trx, call.id)) ?? (await draftOfRules(trx, call.id));
	const { name, summary, capacity, contact } = call;
	return writeCall(trx, context, {
		edition_id: editionId,
		name,
		summary,
		capacity,
		contact,
		publication: null,
		opens_at: moveInstant(call.opens_at, move),
		closes_at: moveInstant(call.closes_at, move),
		categories_on: move(call.categories_on),
		pupils_as_of: move(call.pupils_as_of),
		rules: rules ?? null
	});
}

const hourFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Vilnius', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The same hour of the clock on the moved day, whatever the season. */
const moveInstant = (instant: Date, move: (day: Day) => Day): Date => instantAt(move(dayOf(instant)), hourFormat.format(instant));
