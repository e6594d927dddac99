import { addDays, type Day } from '#platform';
import { importSchools } from '#schools/server';
import { inStory, type Country } from './country.ts';
import { must, type Teller } from './teller.ts';

/** Every autumn an officer imports how many pupils and teachers the schools have as of 1 September; what another story has told stays. */
export async function tellPupils(teller: Teller, { officers, schools }: Country, asOf: Day): Promise<void> {
	const told = await inStory(teller, (trx) =>
		trx.selectFrom('schools.pupil_count').select('as_of').where('as_of', '=', asOf).limit(1).execute()
	);
	if (told.length > 0) return;
	const lines = schools.map(({ code, name, pupils }) => {
		const now = Math.max(20, pupils + teller.between(-15, 12));
		return [code, `"${name.replaceAll('"', '""')}"`, now, Math.max(6, Math.round(now / 9))].join(';');
	});
	const file = ['Įstaigos kodas;Pavadinimas;Mokinių skaičius;Pedagogų skaičius', ...lines].join('\r\n');
	const { wrong } = await must(
		importSchools(teller.as(officers.centre, addDays(asOf, 1)), {
			file_name: `mokiniai-${asOf}.csv`,
			bytes: new TextEncoder().encode(file),
			as_of: asOf
		})
	);
	if (wrong.length > 0) throw new Error(`the story cannot go on: ${JSON.stringify(wrong[0])}`);
}

/** The 1 September that was last before a day. */
export const septemberBefore = (day: Day): Day => `${Number(day.slice(0, 4)) - (day.slice(5) >= '09-01' ? 0 : 1)}-09-01`;
