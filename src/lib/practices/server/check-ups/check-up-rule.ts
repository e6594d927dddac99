import * as v from 'valibot';
import { done, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { editionFor, understand, type EditionOfCentre } from '#programmes/server';

/** After how many months the authors of what is public are asked whether it is still true, and after how many days reminded, once. */
export type CheckUpRule = { months: number; remind_days: number };
export type CheckUpRuleView = {
	edition: EditionOfCentre;
	rule: CheckUpRule;
	/** What holds where an edition says nothing. */
	usual: CheckUpRule;
	/** What to say when saving: the moment of the last change, empty where the usual one holds. */
	seen: string;
};

const between = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const RuleSchema = v.object({ months: between(3, 120), remind_days: between(3, 90) });

/** The rule of an edition for an officer of its centre. */
export function readCheckUpRule(context: Context, editionId: string): Promise<Outcome<CheckUpRuleView, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, editionId);
		if (!edition) return refused('not_found');
		const { own, usual } = await rulesFor(trx, edition.id);
		return done({ edition, rule: own?.rule ?? usual, usual, seen: own?.set_at.toISOString() ?? '' });
	});
}

export type SetCheckUpRuleRefusal = 'not_found' | 'wrong_check_up_rule' | 'changed_meanwhile';

/**
 * Sets after how many months (3 to 120) authors of an edition's examples are asked whether they are still true, and after how many
 * days (3 to 90) they are reminded. By an officer of its centre, who has seen the rule as it was at `seen`. It holds from the next
 * morning, for what is public already, too. Refused with the fields named.
 */
export function setCheckUpRule(
	context: Context,
	{ edition_id, seen, ...sent }: CheckUpRule & { edition_id: string; seen: string }
): Promise<Outcome<undefined, SetCheckUpRuleRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		await trx.selectFrom('programmes.edition').select('id').where('id', '=', edition.id).forUpdate().execute();
		const { own } = await rulesFor(trx, edition.id);
		if (seen !== (own?.set_at.toISOString() ?? '')) return refused('changed_meanwhile');
		const read = understand(RuleSchema, sent);
		if (!read.ok) return refused('wrong_check_up_rule', read.faults.map(told));
		const row = { ...read.value, set_at: context.now, set_by: context.actor.id };
		await trx
			.insertInto('practices.check_up_rule')
			.values({ edition_id: edition.id, ...row })
			.onConflict((conflict) => conflict.constraint('one_rule_of_an_edition').doUpdateSet(row))
			.execute();
		await record(trx, context, {
			name: 'check_up_rule.set',
			subject: { kind: 'edition', id: edition.id },
			also: [{ kind: 'centre', id: edition.centre_id }],
			particulars: { edition: edition.name, months: read.value.months }
		});
		return done();
	});
}

const told = ({ field }: Fault): Fault => ({ field, key: `practices_check_up_rule_fault_${field}` });

async function rulesFor(trx: Trx, editionId: string) {
	const rows = await trx
		.selectFrom('practices.check_up_rule')
		.select(['edition_id', 'months', 'remind_days', 'set_at'])
		.where((or) => or.or([or('edition_id', '=', editionId), or('edition_id', 'is', null)]))
		.execute();
	const ruleOf = (isUsual: boolean) =>
		rows
			.filter(({ edition_id }) => (edition_id === null) === isUsual)
			.map(({ months, remind_days, set_at }) => ({ rule: { months, remind_days }, set_at }))[0];
	const usual = ruleOf(true)?.rule;
	if (!usual) throw new Error('no rule says when authors are asked');
	return { own: ruleOf(false), usual };
}
