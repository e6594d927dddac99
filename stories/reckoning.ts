import { addDays, newId, type Day } from '#platform';
import { editionById } from '#programmes/server';
import { addBudgetLine, changeBudgetPlan, setIndicatorOwner, writeMoneyEntry } from '#reporting/server';
import type { Telling } from './applicant.ts';
import { must } from './teller.ts';

/** A line of a story: its plan, what was promised of it to whom, and what was paid, in parts of equal size. */
export type ToldLine = {
	name: string;
	source: string;
	planned: string;
	overrun?: 'refuse' | 'flag';
	/** What a contract promised; paid in so many equal parts. */
	promised?: { what: string; amount: number; paid: number };
	paid?: { what: string; amount: number; times: number };
	/** The plan moved half-way through, and why. */
	moved?: { planned: string; why: string };
};

/** The pilot reckoned in litas: the ministry paid the networks’ work, the schools their teachers’ journeys. */
export const pilotLines: ToldLine[] = [
	{
		...{ name: 'Tinklų mokymai ir lektorių darbas', source: 'ministry', planned: '168 000,00' },
		promised: { what: 'Mokymų paslaugų sutartis', amount: 147_000, paid: 7 }
	},
	{
		...{ name: 'Koordinatorių ir ekspertų darbas', source: 'ministry', planned: '84 000' },
		promised: { what: 'Koordinavimo sutartys', amount: 80_500, paid: 7 }
	},
	{
		...{ name: 'Leidinys', source: 'ministry', planned: '18000', moved: { planned: '24 500,00', why: 'Daugiau skyrių, nei tikėtasi' } },
		promised: { what: 'Leidybos sutartis', amount: 24_500, paid: 1 }
	},
	{
		...{ name: 'Mokytojų kelionės', source: 'school', planned: '21.000,00', overrun: 'flag' },
		paid: { what: 'Kelionės į tinklo mokymus', amount: 1540, times: 14 }
	}
];

/** Last year’s trainings reckon in euro, from the structural funds; one contract is still being paid. */
export const trainingLines: ToldLine[] = [
	{
		...{ name: 'Lektorių darbas', source: 'structural_funds', planned: '182 400,00' },
		promised: { what: 'Mokymų paslaugų sutartis', amount: 172_800, paid: 8 }
	},
	{
		...{ name: 'Lektorių kelionės', source: 'structural_funds', planned: '26 000', overrun: 'flag' },
		paid: { what: 'Kelionės į mokyklas', amount: 2610.4, times: 10 }
	},
	{
		...{ name: 'Dalomoji medžiaga ir leidyba', source: 'structural_funds', planned: '14 500,00' },
		promised: { what: 'Spaudos darbų sutartis', amount: 12_960, paid: 3 }
	}
];

/** The budget of an edition over its time: lines, contracts, payments; and who of the centre answers for its targets. */
export async function tellMoney(
	{ teller, country }: Pick<Telling, 'teller' | 'country'>,
	edition_id: string,
	lines: readonly ToldLine[],
	{ from, days }: { from: Day; days: number }
): Promise<void> {
	const at = (part: number, time: string) => teller.as(country.officers.centre, addDays(from, Math.round(days * part)), time);
	for (const { name, source, planned, overrun = 'refuse', promised, paid, moved } of lines) {
		const { id: line_id } = await must(addBudgetLine(at(0, '09:00'), { edition_id, name, source, planned, overrun }));
		if (moved) await must(changeBudgetPlan(at(0.4, '09:30'), { line_id, ...moved }));
		const write = (
			part: number,
			entry: { kind: string; what: string; amount: number; document: string; commitment_id?: string; id?: string }
		) => {
			const on_day = addDays(from, Math.round(days * part));
			const typed = { commitment_id: '', ...entry, amount: entry.amount.toFixed(2).replace('.', ','), on_day };
			return must(writeMoneyEntry(at(part, '14:00'), { line_id, ...typed }));
		};
		if (promised) {
			const id = newId();
			const parts = promised.paid > 1 && source === 'structural_funds' ? promised.paid + 1 : promised.paid;
			await write(0.42, { id, kind: 'commitment', what: promised.what, amount: promised.amount, document: 'Sutartis Nr. 14' });
			for (let part = 1; part <= promised.paid; part++)
				await write(0.42 + (0.55 * part) / promised.paid, {
					...{ kind: 'spending', commitment_id: id, what: `${promised.what}: ${part} dalis` },
					...{ amount: promised.amount / parts, document: `SF-${String(100 + part)}` }
				});
		}
		for (let time = 1; paid && time <= paid.times; time++)
			await write(0.3 + (0.65 * time) / paid.times, { kind: 'spending', what: paid.what, amount: paid.amount, document: `KŽ-${time}` });
	}
	await tellOwners({ teller, country }, edition_id, from);
}

async function tellOwners({ teller, country }: Pick<Telling, 'teller' | 'country'>, edition_id: string, on: Day): Promise<void> {
	const context = teller.as(country.officers.centre, on, '10:00');
	const edition = await context.db.transaction().execute((trx) => editionById(trx, edition_id));
	for (const { indicator } of edition?.targets ?? [])
		await must(setIndicatorOwner(context, { edition_id, indicator, person_id: country.officers.centre }));
}
