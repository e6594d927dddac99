import * as v from 'valibot';
import { done, isDay, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { EditionTermsSchema, TextSchema, DaySchema } from '#programmes';
import { editionById, MilestonesSchema, TargetsSchema, writeMilestones, writeTargets } from './editions.ts';
import { manages } from './manages.ts';
import { lockProgrammeOfEdition } from './lock.ts';
import { understand } from './understand.ts';

const ChangesSchema = v.pipe(
	v.object({
		name: TextSchema,
		starts_on: DaySchema,
		ends_on: DaySchema,
		terms: EditionTermsSchema,
		milestones: MilestonesSchema,
		targets: TargetsSchema
	}),
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
			({ targets }) => new Set(targets.map(({ indicator }) => indicator)).size === targets.length,
			'indicator_twice'
		),
		['targets']
	)
);

/** Changes what an edition sets: its words and days, terms, milestones and targets. */
export function changeEdition(
	context: Context,
	{ edition_id, ...changes }: { edition_id: string } & v.InferInput<typeof ChangesSchema>
): Promise<Outcome<undefined, 'not_found' | 'not_allowed' | 'not_understood'>> {
	return context.db.transaction().execute(async (trx) => {
		const programme = await lockProgrammeOfEdition(trx, edition_id);
		const edition = programme && (await editionById(trx, edition_id));
		if (!programme || !edition) return refused('not_found');
		if (!(await manages(trx, context, programme.centre_id))) return refused('not_allowed');
		const sent = understand(ChangesSchema, changes);
		if (!sent.ok) return sent;

		const { name, starts_on, ends_on, terms, milestones, targets } = sent.value;
		await trx
			.updateTable('programmes.edition')
			.set({ name: JSON.stringify(name), starts_on, ends_on, terms: JSON.stringify(terms) })
			.where('id', '=', edition.id)
			.execute();
		await writeMilestones(trx, edition.id, milestones);
		await writeTargets(trx, edition.id, targets);
		await record(trx, context, {
			name: 'edition.changed',
			subject: { kind: 'edition', id: edition.id },
			also: [
				{ kind: 'programme', id: programme.id },
				{ kind: 'centre', id: programme.centre_id }
			],
			particulars: { edition: name }
		});
		return done();
	});
}
