import * as v from 'valibot';
import { done, refused, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { CriteriaSchema, somethingMatters, type Criteria } from '../criteria.ts';
import { levels, type Level } from '../situation.ts';
import { countChange, lockFormation, type FormationRefusal } from './formation.ts';

export type SaveCriteria = {
	edition_id: string;
	/** The revision of the formation that the officer was looking at. */
	revision: number;
	level: string;
	least: string;
	most: string;
	distance: string;
	topic: string;
	same_type: string;
};
export type SaveCriteriaRefusal = FormationRefusal | 'changed_meanwhile' | 'criteria_unreadable';

/**
 * Says what matters when the networks are formed, of which level they are, and how many schools each takes. How many
 * networks there are, the edition says (B-01). Proposals that stand keep what they were made with.
 */
export function saveCriteria(context: Context, input: SaveCriteria): Promise<Outcome<{ revision: number }, SaveCriteriaRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockFormation(trx, context, input.edition_id);
		if (!found.ok) return found;
		const { edition, formation } = found.value;
		if (formation.revision !== input.revision) return refused('changed_meanwhile');
		const read = readCriteria(input);
		if (!read.ok) return read;

		const { criteria, ...numbers } = read.value;
		const { grouping } = edition.terms;
		const networks = grouping.kind === 'networks' ? grouping.networks : formation.networks;
		await countChange(trx, context, edition.id, { ...numbers, networks, criteria: JSON.stringify(criteria) });
		await record(trx, context, {
			name: 'formation.criteria_saved',
			subject: { kind: 'edition', id: edition.id },
			particulars: { edition: edition.name, ...criteria, ...numbers }
		});
		return done({ revision: formation.revision + 1 });
	});
}

type Read = { level: Level; least: number; most: number; criteria: Criteria };

function readCriteria(input: SaveCriteria): Outcome<Read, 'criteria_unreadable'> {
	const [least, most] = [readCount(input.least), readCount(input.most)];
	const level = levels.find((one) => one === input.level);
	const criteria = v.safeParse(CriteriaSchema, { distance: input.distance, topic: input.topic, same_type: input.same_type });
	const faults: Fault[] = [
		...(level ? [] : [{ field: 'level', key: 'formation_fault_level' }]),
		...(least === null ? [{ field: 'least', key: 'formation_fault_count' }] : []),
		...(most === null ? [{ field: 'most', key: 'formation_fault_count' }] : []),
		...(least !== null && most !== null && least > most ? [{ field: 'most', key: 'formation_fault_most_below_least' }] : []),
		...(criteria.success
			? somethingMatters(criteria.output)
				? []
				: [{ field: 'distance', key: 'formation_fault_nothing_matters' }]
			: [{ field: String(criteria.issues[0].path?.[0]?.key ?? 'distance'), key: 'formation_fault_step' }])
	];
	if (faults.length > 0 || !level || least === null || most === null || !criteria.success) return refused('criteria_unreadable', faults);
	return done({ level, least, most, criteria: criteria.output });
}

/** A whole number of schools, from 2 to 60. */
function readCount(text: string): number | null {
	const count = Number(text.trim());
	return /^\d{1,2}$/.test(text.trim()) && count >= 2 && count <= 60 ? count : null;
}
