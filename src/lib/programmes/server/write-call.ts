import * as v from 'valibot';
import { newId, type Day, type Text } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { ContactSchema, DaySchema, PublicationSchema, TextSchema, type Contact, type Draft, type Publication } from '#programmes';
import { callById } from './calls.ts';
import { firstRules } from './defaults.ts';
import { freeSlug, slugFrom } from './slug.ts';

/** What an officer says of a call, part by part. */
export const callParts = {
	name: TextSchema,
	summary: TextSchema,
	opens_at: v.date(),
	closes_at: v.date(),
	capacity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
	categories_on: DaySchema,
	pupils_as_of: DaySchema,
	contact: ContactSchema,
	publication: v.nullable(PublicationSchema)
};

export type NewCall = {
	edition_id: string;
	name: Text;
	summary: Text;
	opens_at: Date;
	closes_at: Date;
	capacity: number;
	categories_on: Day;
	pupils_as_of: Day;
	contact: Contact;
	publication: Publication | null;
	/** With what rules it begins; otherwise with those of the edition's latest call or of the blueprint. */
	rules: Draft | null;
	slug?: string | undefined;
};

/** Writes a draft of a call with a draft of its rules, and records it. The caller has locked the programme. */
export async function writeCall(trx: Trx, context: Context, call: NewCall): Promise<{ id: string; slug: string }> {
	const edition = await trx
		.selectFrom('programmes.edition as edition')
		.innerJoin('programmes.programme as programme', 'programme.id', 'edition.programme_id')
		.select(['programme.id', 'programme.kind', 'programme.centre_id'])
		.where('edition.id', '=', call.edition_id)
		.executeTakeFirstOrThrow();
	const rules = call.rules ?? (await firstRules(trx, call.edition_id, edition.kind));
	const last = await trx
		.selectFrom('programmes.call')
		.select(({ fn }) => fn.max('ordinal').as('ordinal'))
		.where('edition_id', '=', call.edition_id)
		.executeTakeFirst();
	const id = newId();
	const slug = await freeSlug(trx, 'programmes.call', call.slug ?? slugFrom(call.name.lt, 70));
	await trx
		.insertInto('programmes.call')
		.values({
			id,
			edition_id: call.edition_id,
			ordinal: (last?.ordinal ?? 0) + 1,
			slug,
			name: JSON.stringify(call.name),
			summary: JSON.stringify(call.summary),
			opens_at: call.opens_at,
			closes_at: call.closes_at,
			capacity: call.capacity,
			categories_on: call.categories_on,
			pupils_as_of: call.pupils_as_of,
			contact: JSON.stringify(call.contact),
			publication: call.publication && JSON.stringify(call.publication),
			created_at: context.now,
			created_by: context.actor.id
		})
		.execute();
	await writeDraft(trx, context, id, 1, rules);
	const written = await callById(trx, id);
	await record(trx, context, {
		name: 'call.created',
		subject: { kind: 'call', id },
		also: [
			{ kind: 'edition', id: call.edition_id },
			{ kind: 'programme', id: edition.id },
			{ kind: 'centre', id: edition.centre_id }
		],
		particulars: { call: call.name, programme: written?.programme.name }
	});
	return { id, slug };
}

/** Begins a version of the rules of a call. */
export async function writeDraft(
	trx: Trx,
	{ actor, now }: Context,
	callId: string,
	version: number,
	{ criteria, form, topics }: Draft,
	note = ''
): Promise<string> {
	const id = newId();
	await trx
		.insertInto('programmes.rules')
		.values({
			id,
			call_id: callId,
			version,
			criteria: JSON.stringify(criteria),
			form: JSON.stringify(form),
			topics: JSON.stringify(topics),
			note,
			saved_at: now,
			saved_by: actor.id
		})
		.execute();
	return id;
}
