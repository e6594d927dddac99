import * as v from 'valibot';
import { done, newId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { TextSchema } from '#programmes';
import { blueprintOf } from './defaults.ts';
import { EditionSchema, writeEdition, type EditionInput } from './editions.ts';
import { manages } from './manages.ts';
import { freeSlug, slugFrom } from './slug.ts';
import { understand } from './understand.ts';

const ProgrammeSchema = v.object({
	centre_id: v.pipe(v.string(), v.uuid()),
	kind: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,60}$/)),
	name: TextSchema,
	summary: TextSchema,
	slug: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,50}$/))),
	edition: v.optional(EditionSchema)
});

/** With a kind that a blueprint has, the blueprint's terms and rules are the beginning; any other kind begins blank. */
export type ProgrammeInput = Omit<v.InferInput<typeof ProgrammeSchema>, 'edition'> & { edition?: EditionInput };

/** Makes a programme of a centre, at once with its first edition where one is given. */
export function createProgramme(
	context: Context,
	input: ProgrammeInput
): Promise<Outcome<{ id: string; slug: string; edition: { id: string; slug: string } | null }, 'not_allowed' | 'not_understood'>> {
	return context.db.transaction().execute(async (trx) => {
		const sent = understand(ProgrammeSchema, input);
		if (!sent.ok) return sent;
		const { centre_id, kind, name, summary, edition } = sent.value;
		if (!(await manages(trx, context, centre_id))) return refused('not_allowed');

		const id = newId();
		const slug = await freeSlug(trx, 'programmes.programme', sent.value.slug ?? slugFrom(name.lt));
		await trx
			.insertInto('programmes.programme')
			.values({
				id,
				slug,
				kind,
				name: JSON.stringify(name),
				summary: JSON.stringify(summary),
				centre_id,
				created_at: context.now,
				created_by: context.actor.id
			})
			.execute();
		await record(trx, context, {
			name: 'programme.created',
			subject: { kind: 'programme', id },
			also: [{ kind: 'centre', id: centre_id }],
			particulars: { programme: name, blueprint: blueprintOf(kind)?.name ?? null }
		});
		return done({ id, slug, edition: edition ? await writeEdition(trx, context, { id, kind, name, centre_id }, edition) : null });
	});
}
