import { addDays } from '#platform';
import { addReport, askExport, askForDueReports, grantExport, settleEditions, takeExport } from '#reporting/server';
import type { Telling } from './applicant.ts';
import { must } from './teller.ts';

const none = { weekday: '', month_day: '', on_day: '' };

/** The centre has two reports made by the calendar, of which the last weeks’ are kept. */
export async function tellReports({ teller, country }: Pick<Telling, 'teller' | 'country'>, edition_id: string): Promise<void> {
	const { centre } = country.officers;
	const day = (ago: number) => addDays(teller.today, -ago);
	const shared = { edition_id, locale: 'lt', readers: [centre], keep_days: '365', ...none };
	const setUp = teller.as(centre, day(33), '15:00');
	await must(
		addReport(setUp, {
			...shared,
			name: 'Savaitės apžvalga',
			contents: ['indicators', 'budget'],
			form: 'pdf',
			rhythm: 'weekly',
			weekday: '1'
		})
	);
	const all = ['indicators', 'budget', 'trainings', 'applications'];
	await must(addReport(setUp, { ...shared, name: 'Mėnesio duomenys', contents: all, form: 'xlsx', rhythm: 'monthly', month_day: '1' }));
	const mornings = async (from: number, to: number): Promise<void> => {
		for (let ago = from; ago >= to; ago--) {
			await askForDueReports(teller.system(day(ago), '07:00'), {});
			await teller.settle(day(ago), '07:01');
		}
	};
	await mornings(32, 1);
}

/** An edition that is long over stands as it was written down; of it the owner of the programme has granted a university the data. */
export async function tellExport({ teller, country }: Pick<Telling, 'teller' | 'country'>, edition_id: string): Promise<void> {
	const { centre, owner } = country.officers;
	const day = (ago: number) => addDays(teller.today, -ago);
	await settleEditions(teller.system(day(21), '03:50'), {});
	const { id: export_id } = await must(
		askExport(teller.as(centre, day(20), '10:00'), {
			edition_id,
			purpose: 'Ar mokyklos dydis lemia, kiek mokytojų lanko tinklų mokymus? Reikia dalyvių ir mokyklų duomenų be vardų.',
			...{ researcher: 'dr. Austėja Vaitkutė', institution: 'Vilniaus universiteto Filosofijos fakultetas' },
			...{ agreement: 'MT-15', agreement_on: day(27) }
		})
	);
	await must(grantExport(teller.as(owner, day(19), '09:20'), { export_id }));
	await teller.settle(day(19), '09:25');
	await must(takeExport(teller.as(centre, day(18), '11:00'), { export_id }));
}
