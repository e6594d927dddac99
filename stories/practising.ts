import { addDays, newId, type Day } from '#platform';
import { holdersOf } from '#people/server';
import {
	addAuthor,
	answerPracticeRemark,
	beginPractice,
	giveConsent,
	publishPractice,
	readPractice,
	readPracticeWriting,
	remarkOnPractice,
	savePracticeTexts,
	sendVersion
} from '#practices/server';
import type { PracticePart } from '#practices';
import type { Telling } from './applicant.ts';
import type { StoryExample } from './afterwards.ts';
import { inStory } from './country.ts';
import type { StoryProject } from './improving.ts';
import { tellPictures } from './picturing.ts';
import { forEach, must, type Teller } from './teller.ts';

type Told = Pick<Telling, 'teller' | 'country'>;

/**
 * What came of the projects is written down for others (B-16): begun from their records, read by the editor, agreed to by the head and the
 * authors, published. The year-end is when schools have time to write.
 */
export async function tellPractices({ teller, country }: Told, projects: readonly StoryProject[], from: Day): Promise<StoryExample[]> {
	const titles = new Set<string>();
	// One after another where titles are chosen, so that no two examples are called the same and a story told again says the same.
	const begun: { project: StoryProject; id: string; head: string; on: Day }[] = [];
	for (const [place, project] of projects.entries()) {
		const on = addDays(from, place % 4);
		const id = await tellWriting(teller, project, on, titles);
		await tellPictures(teller, project.team[0] as string, id, on, place);
		const [head] = await inStory(teller, (trx) => holdersOf(trx, project.school, ['school_head'], on));
		begun.push({ project, id, head: head?.person_id ?? (project.team[0] as string), on });
	}
	const published: StoryExample[] = [];
	await forEach(begun, async ({ project, id, head, on }, place) => {
		let number = await tellSending(teller, project, id, addDays(on, 1));
		const remark = remarks[place % remarks.length];
		if (remark && place % 3 !== 2)
			number = await tellRemark(teller, country.officers.centre, project, id, { ...remark, number, on: addDays(on, 2) });
		const consent = { practice_id: id, number };
		const second = project.team.find((person) => person !== project.team[0]);
		if (second) await must(giveConsent(teller.as(second, addDays(on, 4), '16:40'), { ...consent, kind: 'author', named: place % 5 !== 3 }));
		await must(giveConsent(teller.as(head, addDays(on, 4), '17:05'), { ...consent, kind: 'school', named: null }));
		const { slug } = await must(publishPractice(teller.as(country.officers.centre, addDays(on, 5), '10:30'), { practice_id: id, number }));
		published[place] = { slug, school: project.school, head };
	});
	teller.say(`${begun.length} examples of good practice`);
	return published;
}

/** A member of the team begins the example, adds a colleague, and writes what the records do not say. */
async function tellWriting(teller: Teller, project: StoryProject, on: Day, titles: Set<string>): Promise<string> {
	const [writer, second] = project.team as [string, string?];
	const by = (time: string) => teller.as(writer, on, time);
	const { id } = await must(beginPractice(by('14:10'), { project_id: project.id }));
	if (second) await must(addAuthor(by('14:15'), { practice_id: id, person_id: second }));
	const { practice, groups } = await must(readPracticeWriting(by('14:20'), id));
	const drafted = (key: string) => practice.content.texts[key]?.text ?? '';
	const title = titleOf(teller, project, drafted('did'), titles);
	const group = groups.some(({ code }) => code === drafted('group')) ? drafted('group') : (groups[0]?.code ?? 'kita');
	const texts = { ...written(teller, project, drafted), title, group };
	const typed = Object.entries(texts).map(([key, text]) => ({ key, text, seen: { revision: practice.content.texts[key]?.revision ?? 0 } }));
	await must(savePracticeTexts(by('15:45'), { practice_id: id, texts: typed }));
	return id;
}

/** What was kept gives the name; where a neighbour has taken it already, with where it was tried. */
function titleOf(teller: Teller, { theme }: StoryProject, did: string, titles: Set<string>): string {
	const kept = [...did.matchAll(/^\d+\. ([^.]+)\./gmu)].map(([, name]) => name as string);
	const [first = theme.drivers[0]?.[1] ?? theme.title, other] = kept;
	const place = /, (\d\w)/u.exec(did)?.[1] ?? '';
	const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
	const wanted = [
		first,
		...(other && other !== first ? [`${first} ir ${lower(other)}`] : []),
		`${first}: ką tai pakeitė ${place === '' ? 'mūsų mokykloje' : `${place} klasėje`}`,
		`${theme.title}: nuo ko pradėjome`,
		`${first} – metai bandymų`,
		`${theme.title}: ${lower(first)}`,
		`Ką išmokome bandydami: ${lower(first)}`,
		`${first}: patirtis, kuria verta dalytis`
	];
	const title = wanted.find((one) => !titles.has(one)) ?? `${first} (${teller.between(2, 9)} klasių patirtis, ${titles.size})`;
	titles.add(title);
	return title.slice(0, 150);
}

function written(teller: Teller, { theme }: StoryProject, drafted: (key: string) => string): Record<string, string> {
	const teachers = teller.between(4, 14);
	const ideas = theme.drivers.flatMap(([, , ...all]) => all);
	// What was kept did not fail.
	const others = ideas.filter(({ name }) => !drafted('did').includes(`${name}.`));
	const doubtful = others.length > 0 ? teller.pick(others) : null;
	const more = (key: string, ...texts: string[]) => [drafted(key), ...texts].filter((text) => text !== '').join('\n\n');
	return {
		keywords: [theme.process.measure, ...ideas.slice(0, 2).map(({ name }) => name)].join(', ').toLowerCase().slice(0, 200),
		context: more(
			'context',
			`Komandoje buvo ${teller.between(3, 5)} žmonės, o prie bandymų prisidėjo dar ${teachers} mokytojai. ${teller.pick([
				'Mokykla rajone, dalis mokinių važinėja autobusu, todėl po pamokų likti gali ne visi.',
				'Mokykla miestelyje, kiekvienoje paralelėje po dvi klases.',
				'Mokykla mieste, klasės didelės, kabinetų trūksta.',
				'Mokytojai pažįsta visus mokinius, bet vieni kitų pamokose anksčiau nesilankydavo.'
			])}`
		),
		did: more(
			'did',
			`${teller.pick(['Kiekvieną mėnesį', 'Kas dvi savaites', 'Kiekvieną antradienį'])} komanda susėsdavo ${teller.pick(['pusvalandžiui', 'vienai pamokai', 'keturiasdešimčiai minučių'])}: žiūrėjome skaičius ir sprendėme, ką bandyti toliau.`
		),
		who: `${teller.pick(['Mokyklos komanda', 'Koordinatorė ir trys dalykų mokytojai', 'Pavaduotoja ugdymui, dvi lietuvių kalbos ir matematikos mokytojos'])}, vėliau – dar ${teachers} mokytojai. ${teller.pick(['Padėjo tinklo konsultantė.', 'Du kartus atvyko kaimyninės mokyklos komanda.', 'Tėvų taryba skaitė ir klausė.'])}`,
		cost: `Apie ${teller.between(12, 40)} val. komandos narei per metus${teller.pick(['. Lėšų nereikėjo.', ', popierius ir spausdinimas – iki 200 litų.', ', vienai išvykai pas kaimynus – 350 litų iš kvalifikacijos tobulinimo lėšų.'])}`,
		changed_pupils: more('changed_pupils', drafted('changed_pupils') === '' ? 'Mokiniai dažniau patys sako, ką dar reikia taisyti.' : ''),
		failed: more('failed', doubtful && drafted('failed') === '' ? `${doubtful.name}. ${doubtful.abandon}` : '', teller.pick(regrets)),
		elsewhere: more('elsewhere', teller.pick(conditions), `Prieš pradedant verta žinoti: ${theme.causes[0]?.[1] ?? theme.problem}.`)
	};
}

const regrets = [
	'Pradėjome nuo per daug klasių iš karto; kitą kartą pradėtume nuo vienos.',
	'Tėvams pasakėme per vėlai, todėl pirmąjį mėnesį aiškinomės.',
	'Skaičių iš pradžių nerašėme, tad nežinome, kas buvo rugsėjį.',
	'Per ilgai laukėme, kol pritars visi: užtenka, kad nori trys.'
];

const conditions = [
	'Reikia bent dviejų mokytojų toje pačioje paralelėje ir pusvalandžio per savaitę aptarti.',
	'Pavyks ir mažoje mokykloje, jei vadovas atlaisvins vieną pamoką per mėnesį.',
	'Pradėkite nuo klasės, kurios auklėtojas pats nori bandyti.',
	'Naudinga, kai pirmą kartą pamoką veda kas nors iš mokyklos, kuri tai jau išbandė.'
];

async function tellSending(teller: Teller, { team }: StoryProject, id: string, on: Day): Promise<number> {
	const by = teller.as(team[0] as string, on, '15:20');
	const { practice } = await must(readPractice(by, id));
	return (await must(sendVersion(by, { practice_id: id, seen_revision: practice.revision, named: true }))).number;
}

type Remark = { part: PracticePart; key: string; body: string; adds: string; answer: 'taken' | 'taken_in_part' | 'not_taken' };

const remarks: Remark[] = [
	{
		part: 'doing',
		key: 'cost',
		body: 'Kiek laiko prireikė pačiai pradžiai? Kita mokykla to klaus pirmiausia.',
		adds: 'Pasirengti pirmam kartui užteko dviejų vakarų.',
		answer: 'taken'
	},
	{
		part: 'change',
		key: 'evidence',
		body: 'Parašykite, kas skaičiavo ir kaip, kad skaičiumi būtų galima tikėti.',
		adds: 'Skaičiavo komandos narė, kuri tose pamokose pati nedirbo.',
		answer: 'taken'
	},
	{
		part: 'elsewhere',
		key: 'elsewhere',
		body: 'Ar tai tiktų pradinėms klasėms? Jei nežinote, taip ir parašykite.',
		adds: 'Pradinėse klasėse nebandėme.',
		answer: 'taken_in_part'
	}
];

/** The editor asks, the authors add a sentence and send the next version. */
async function tellRemark(
	teller: Teller,
	officer: string,
	project: StoryProject,
	id: string,
	{ part, key, body, adds, answer, number, on }: Remark & { number: number; on: Day }
): Promise<number> {
	const remark = await must(remarkOnPractice(teller.as(officer, on, '11:15'), { id: newId(), practice_id: id, number, part, body }));
	const by = (time: string) => teller.as(project.team[0] as string, addDays(on, 1), time);
	const words = answer === 'taken' ? '' : 'Parašėme, ką žinome.';
	await must(answerPracticeRemark(by('15:05'), { remark_id: remark.id, answer, words }));
	const { practice } = await must(readPractice(by('15:06'), id));
	const stands = practice.content.texts[key];
	const text = [stands?.text ?? '', adds].filter((one) => one !== '').join('\n\n');
	await must(savePracticeTexts(by('15:10'), { practice_id: id, texts: [{ key, text, seen: { revision: stands?.revision ?? 0 } }] }));
	return tellSending(teller, project, id, addDays(on, 1));
}
