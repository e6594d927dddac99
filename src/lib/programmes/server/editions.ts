import * as v from 'valibot';
import { isDay, isId, newId, type Day, type Text } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { DaySchema, EditionTermsSchema, Key, TextSchema, type EditionTerms } from '#programmes';
import { blueprintOf, termsOf } from './defaults.ts';
import { freeEditionSlug, slugFrom } from './slug.ts';

export const MilestonesSchema = v.array(v.object({ name: TextSchema, due_on: v.nullable(DaySchema) }));
export const TargetsSchema = v.array(
	v.object({ indicator: Key, value: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)) })
);

const parts = {
	name: TextSchema,
	starts_on: DaySchema,
	ends_on: DaySchema,
	terms: v.optional(EditionTermsSchema),
	milestones: v.optional(MilestonesSchema),
	targets: v.optional(TargetsSchema)
};

/** An edition as it is sent: an end after its beginning, an indicator once. What is left out comes from the blueprint. */
export const EditionSchema = v.pipe(
	v.object({ ...parts, slug: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,50}$/))) }),
	v.forward(
		v.partialCheck(
			[['starts_on'], ['ends_on']],
			({ starts_on, ends_on }) => !isDay(starts_on) || ends_on > starts_on,
			'ends_before_it_starts'
		),
		['ends_on']
	),
	v.forward(
		v.partialCheck(
			[['targets']],
			({ targets = [] }) => new Set(targets.map(({ indicator }) => indicator)).size === targets.length,
			'indicator_twice'
		),
		['targets']
	)
);
export type EditionInput = v.InferInput<typeof EditionSchema>;

export type EditionRecord = {
	id: string;
	programme_id: string;
	slug: string;
	name: Text;
	starts_on: Day;
	ends_on: Day;
	cloned_from: string | null;
	terms: EditionTerms;
	milestones: { name: Text; due_on: Day | null }[];
	targets: { indicator: string; value: number }[];
};

/** Writes an edition of a programme whose row is new or locked, and records it. */
export async function writeEdition(
	trx: Trx,
	context: Context,
	programme: { id: string; kind: string; name: Text; centre_id: string },
	edition: v.InferOutput<typeof EditionSchema>,
	clonedFrom: { id: string; name: Text } | null = null
): Promise<{ id: string; slug: string }> {
	const blueprint = blueprintOf(programme.kind)?.edition;
	const {
		name,
		starts_on,
		ends_on,
		terms = termsOf(programme.kind),
		milestones = blueprint?.milestones ?? [],
		targets = blueprint?.targets ?? []
	} = edition;
	const id = newId();
	const slug = await freeEditionSlug(trx, programme.id, edition.slug ?? slugFrom(name.lt));
	await trx
		.insertInto('programmes.edition')
		.values({
			id,
			programme_id: programme.id,
			slug,
			name: JSON.stringify(name),
			starts_on,
			ends_on,
			cloned_from: clonedFrom?.id ?? null,
			terms: JSON.stringify(terms),
			created_at: context.now,
			created_by: context.actor.id
		})
		.execute();
	await writeMilestones(trx, id, milestones);
	await writeTargets(trx, id, targets);
	await record(trx, context, {
		name: clonedFrom ? 'edition.cloned' : 'edition.created',
		subject: { kind: 'edition', id },
		also: [
			{ kind: 'programme', id: programme.id },
			{ kind: 'centre', id: programme.centre_id }
		],
		particulars: { edition: name, programme: programme.name, ...(clonedFrom && { from: clonedFrom.name }) }
	});
	return { id, slug };
}

export async function writeMilestones(trx: Trx, editionId: string, milestones: EditionRecord['milestones']): Promise<void> {
	await trx.deleteFrom('programmes.milestone').where('edition_id', '=', editionId).execute();
	if (milestones.length === 0) return;
	const rows = milestones.map(({ name, due_on }, place) => ({
		id: newId(),
		edition_id: editionId,
		place,
		name: JSON.stringify(name),
		due_on
	}));
	await trx.insertInto('programmes.milestone').values(rows).execute();
}

export async function writeTargets(trx: Trx, editionId: string, targets: EditionRecord['targets']): Promise<void> {
	await trx.deleteFrom('programmes.target').where('edition_id', '=', editionId).execute();
	if (targets.length === 0) return;
	await trx
		.insertInto('programmes.target')
		.values(targets.map((target) => ({ edition_id: editionId, ...target })))
		.execute();
}

/** An edition with its milestones and targets. */
export async function editionById(trx: Trx, id: string): Promise<EditionRecord | undefined> {
	if (!isId(id)) return undefined;
	const row = await trx.selectFrom('programmes.edition').selectAll().where('id', '=', id).executeTakeFirst();
	return row && (await withParts(trx, [row]))[0];
}

/** The editions of a programme, the latest first. */
export async function editionsOf(trx: Trx, programmeId: string): Promise<EditionRecord[]> {
	const rows = await trx
		.selectFrom('programmes.edition')
		.selectAll()
		.where('programme_id', '=', programmeId)
		.orderBy('starts_on', 'desc')
		.execute();
	return withParts(trx, rows);
}

type Row = {
	id: string;
	programme_id: string;
	slug: string;
	name: unknown;
	starts_on: Day;
	ends_on: Day;
	cloned_from: string | null;
	terms: unknown;
};

async function withParts(trx: Trx, rows: Row[]): Promise<EditionRecord[]> {
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const milestones = await trx.selectFrom('programmes.milestone').selectAll().where('edition_id', 'in', ids).orderBy('place').execute();
	const targets = await trx.selectFrom('programmes.target').selectAll().where('edition_id', 'in', ids).orderBy('indicator').execute();
	return rows.map(({ id, programme_id, slug, name, starts_on, ends_on, cloned_from, terms }) => ({
		id,
		programme_id,
		slug,
		name: v.parse(TextSchema, name),
		starts_on,
		ends_on,
		cloned_from,
		terms: v.parse(EditionTermsSchema, terms),
		milestones: milestones
			.filter((one) => one.edition_id === id)
			.map((one) => ({ name: v.parse(TextSchema, one.name), due_on: one.due_on })),
		targets: targets.filter((one) => one.edition_id === id).map(({ indicator, value }) => ({ indicator, value }))
	}));
}
