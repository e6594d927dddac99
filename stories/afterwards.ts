import { addDays } from '#platform';
import { answerCheckUp, askCheckUps, checkUpPath, showTry, tellOfTry } from '#practices/server';
import type { Telling } from './applicant.ts';
import { inStory } from './country.ts';
import { must } from './teller.ts';

/** An example that everybody reads, and who answers for its school. */
export type StoryExample = { slug: string; school: string; head: string };

type Told = Pick<Telling, 'teller' | 'country'>;

/** What became of examples: other schools tried some of them, and years later their authors are asked whether they are still true. */
export async function tellAfterwards(told: Told, examples: readonly StoryExample[]): Promise<void> {
	await tellTries(told, examples);
	await tellCheckUps(told);
}

const tries = [
	{
		of: 0,
		by: 9,
		changed: 'Susitikdavome kas dvi savaites, ne kas savaitę, ir pradėjome nuo vienos paralelės.',
		result: 'Po trijų mėnesių prisijungė dar keturi mokytojai. Lentelę pritaikėme savo dienynui.',
		named: true
	},
	{
		of: 0,
		by: 17,
		changed: 'Vietoj lapelių mokiniai rašė į bendrą lentą prie durų.',
		result: 'Penktokams tiko, aštuntokams – ne: jie rašė tik tada, kai lapelis be vardo.',
		named: false
	},
	{
		of: 4,
		by: 22,
		changed: 'Pas mus klasės jungtinės, todėl bandėme su visais kartu.',
		result: 'Skaičiai beveik nepasikeitė, bet mokytojai liko ir toliau lankytis vieni pas kitus.',
		named: true
	}
];

/** The head of the other school tells of it in autumn; the editor looks, and leaves the last one for the authors. */
async function tellTries({ teller, country }: Told, examples: readonly StoryExample[]): Promise<void> {
	for (const [place, { of, by, ...words }] of tries.entries()) {
		const [example, other] = [examples[of], examples[by]];
		if (!example || !other) continue;
		const on = `2008-10-${14 + place}`;
		const input = { slug: example.slug, school_id: other.school, tried_on: '2008-09-15', ...words };
		const { id } = await must(tellOfTry(teller.as(other.head, on, '15:30'), input));
		if (place < 2) await must(showTry(teller.as(country.officers.centre, addDays(on, 2), '11:00'), id));
	}
}

const answers = [
	{ answer: 'holds', words: '' },
	{ answer: 'changed', words: 'Dabar tai darome su visa paralele, ne su viena klase.' },
	{ answer: 'holds', words: 'Tebedarome kiekvieną rudenį.' }
];

/** Everybody is asked this autumn and reminded once; every fourth author answers from the letter. */
async function tellCheckUps({ teller }: Told): Promise<void> {
	const asked = addDays(teller.today, -40);
	await askCheckUps(teller.system(asked, '08:00'));
	const open = await inStory(teller, (trx) => trx.selectFrom('practices.check_up').select('id').orderBy('id').execute());
	for (const [place, { id }] of open.entries()) {
		const said = place % 4 === 0 ? answers[(place / 4) % answers.length] : undefined;
		if (!said) continue;
		const by = teller.system(addDays(asked, 1 + (place % 9)), '16:20');
		await must(answerCheckUp(by, { token: checkUpPath(by.now, id).split('/').at(-1) ?? '', ...said }));
	}
	await askCheckUps(teller.system(addDays(asked, 22), '08:00'));
}
