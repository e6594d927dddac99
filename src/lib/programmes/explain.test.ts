import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readGolden } from '../../../tests/golden/read.ts';
import { criterionNames, parametersOf, severities } from './criteria.ts';
import { criterionKey, parameterKey, sayFinding, sayRule, severityKey } from './explain.ts';
import { judge, type Finding } from './judge.ts';
import { inTongue, type Sentence, type Tongue } from './sentence.ts';

type Message = string | { declarations: string[]; match: Record<string, string> }[];
const messages: Record<'lt' | 'en', Record<string, Message>> = { lt: read('lt'), en: read('en') };

const golden = readGolden().map(({ name, set, facts }) => ({ name, rules: set.rules, findings: judge(set.rules, facts).findings }));
const sentences = golden.flatMap(({ rules, findings }) => [
	...findings.map(sayFinding),
	...rules.criteria.map((rule) => sayRule(rule, rules))
]);

describe.each(['lt', 'en'] as const)('in %s', (locale) => {
	test('each condition and each finding of the golden applications has its sentence, with a value for every gap', () => {
		const wrong = sentences.filter((sentence) => !isSaid(locale, sentence)).map(({ key }) => key);
		expect([...new Set(wrong)]).toEqual([]);
	});

	test('criteria, parameters and severities have names', () => {
		const keys = [
			...criterionNames.map(criterionKey),
			...criterionNames.flatMap((name) => parametersOf(name).map((parameter) => parameterKey(parameter.name))),
			...severities.map(severityKey)
		];
		expect(keys.filter((key) => messages[locale][key] === undefined)).toEqual([]);
	});
});

test('every sentence of findings and conditions is said of some golden application', () => {
	const said = new Set(sentences.map(({ key }) => key));
	const rare = ['rule_category_at_most_all_reason'];
	const silent = Object.keys(messages.lt).filter((key) => /^(rule|finding)_/.test(key) && !said.has(key) && !rare.includes(key));
	expect(silent).toEqual([]);
});

test.each([
	['M004', 'team_size_between', 'Komandoje 7 nariai, reikia bent 8.'],
	['M003', 'team_size_between', 'Komandoje 1 narys, reikia bent 8.'],
	['M002', 'team_size_between', 'Komandoje dar nėra narių, reikia bent 8.'],
	['M007', 'team_size_between', 'Komandoje 20 narių.'],
	['N007', 'team_size_between', 'Komandoje 6 nariai, gali būti ne daugiau kaip 5.'],
	['M013', 'administration_at_least', 'Komandai trūksta 1 administracijos atstovo.'],
	[
		'M028',
		'category_at_most',
		'1 nario kvalifikacinė kategorija aukštesnė, negu nustatyta. Nurodykite, kodėl šis žmogus komandai reikalingas.'
	],
	['R006', 'category_at_most', 'Komandos narių kvalifikacinės kategorijos neviršija ribos.'],
	['M035', 'category_at_most', '1 nario kvalifikacinė kategorija aukštesnė, negu nustatyta. Priežastis nurodyta.'],
	['M058', 'team_of_one_school', '7 nariai dirba ne šioje mokykloje.'],
	['M065', 'pupils_at_most', '2026 m. rugsėjo 1 d. mokykloje – 301 mokinys, daugiau kaip 300.'],
	['M069', 'pupils_at_most', 'Nežinoma, kiek mokinių mokykloje buvo 2026 m. rugsėjo 1 d.'],
	['M077', 'topic_among', 'Temos „Skaitymas“ šio kvietimo sąraše nėra.'],
	['M096', 'topic_grounded', '2 išvados dar neužbaigtos: joms reikia rodiklio, lygio ir teksto.'],
	['N028', 'staff_decision_recorded', 'Apie kolektyvo sprendimą dar nenurodyta: protokolo numeris.'],
	['N030', 'problem_named', 'Reikia nurodyti dar 1 problemą.'],
	['F006', 'roles_present', 'Komandoje dar nėra šių pareigų žmonių: savivaldybės specialistas ir švietimo centro metodininkas.']
])('of %s, %s is told: %s', (name, criterion, told) => {
	const finding = golden.find((one) => one.name === name)?.findings.find((one) => one.criterion === criterion) as Finding;
	expect(render('lt', sayFinding(finding))).toBe(told);
});

test.each([
	['M001', 'team_size_between', 'Komandoje yra bent 8 nariai.', 'The team has at least 8 members.'],
	['N001', 'team_size_between', 'Komandoje yra 3–5 nariai.', 'The team has 3–5 members.'],
	['F001', 'team_size_between', 'Komandoje yra lygiai 7 nariai.', 'The team has exactly 7 members.'],
	[
		'M001',
		'administration_at_least',
		'Komandoje yra bent 1 mokyklos administracijos atstovas.',
		'The team has at least 1 representative of the school’s administration.'
	],
	[
		'M001',
		'category_at_most',
		'2026 m. spalio 1 d. komandos pedagogų kvalifikacinė kategorija ne aukštesnė kaip vyresniojo mokytojo; administracijos atstovams tai netaikoma.',
		'On 1 October 2026 no pedagogue in the team has a qualification category above senior teacher; this does not bind representatives of the administration.'
	],
	[
		'M001',
		'pupils_at_most',
		'2026 m. rugsėjo 1 d. mokykloje mokosi ne daugiau kaip 300 mokinių.',
		'On 1 September 2026 the school has at most 300 pupils.'
	]
])('of the rules of %s, %s is told in both languages', (name, criterion, lt, en) => {
	const { rules } = golden.find((one) => one.name === name) as (typeof golden)[number];
	const rule = rules.criteria.find((one) => one.criterion === criterion) as (typeof rules.criteria)[number];
	expect([render('lt', sayRule(rule, rules)), render('en', sayRule(rule, rules))]).toEqual([lt, en]);
});

function isSaid(locale: 'lt' | 'en', sentence: Sentence): boolean {
	const words = Object.values(sentence.values).flatMap((value) => (typeof value === 'object' && 'words' in value ? value.words : []));
	return (
		[sentence.key, ...words].every((key) => messages[locale][key] !== undefined) && !/[{}]|undefined|null/.test(render(locale, sentence))
	);
}

function render(locale: 'lt' | 'en', sentence: Sentence): string {
	const values = inTongue(sentence, tongueOf(locale));
	const message = messages[locale][sentence.key] ?? '';
	return chosen(locale, message, values).replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}

function chosen(locale: string, message: Message, values: Record<string, string | number>): string {
	if (typeof message === 'string') return message;
	const counted = /^local \w+ = (\w+): plural/.exec(message[0]?.declarations.find((line) => line.startsWith('local')) ?? '')?.[1] ?? '';
	return message[0]?.match[`plural=${new Intl.PluralRules(locale).select(Number(values[counted]))}`] ?? '';
}

function tongueOf(locale: 'lt' | 'en'): Tongue {
	return {
		word: (key) => String(messages[locale][key]),
		name: (_, code) => code,
		list: (words) => new Intl.ListFormat(locale).format(words),
		day: (day) =>
			new Intl.DateTimeFormat(locale === 'lt' ? 'lt' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`))
	};
}

function read(locale: string): Record<string, Message> {
	return JSON.parse(readFileSync(new URL(`../../../messages/${locale}/programmes.json`, import.meta.url), 'utf8'));
}
