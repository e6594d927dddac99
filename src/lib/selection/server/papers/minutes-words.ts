import type { NotRanked } from '../../ranking.ts';
import type { DecisionOutcome, Priority } from '../../scheme.ts';

/** The words of the minutes. They are an official record and are kept in the language of the state. */
export const words = {
	title: (number: number) => `Atrankos protokolas Nr. ${number}`,
	footer: (call: string, number: number) => `${call}. Atrankos protokolas Nr. ${number}`,
	columns: ['Kas', 'Duomenys'],
	call: 'Kvietimas',
	date: 'Sprendimai įforminti',
	basis: 'Pagrindas',
	scheme: 'Atrankos tvarka',
	scheme_version: (version: number, on: string) => `${version} redakcija, paskelbta ${on}`,
	capacity: 'Vietų skaičius',
	counts: 'Sprendimai',
	count: ({ accepted, reserve, rejected }: Record<DecisionOutcome, number>) =>
		`skirta vieta: ${accepted}; rezervas: ${reserve}; neatrinkta: ${rejected}`,
	participants: 'Kas dalyvavo',
	deciding: (name: string) => `Sprendimus įformino: ${name}`,
	decided: (name: string, count: number) => `Sprendimus rengė: ${name} (${count})`,
	reviewers: 'Vertintojai',
	reviewer: ['Vertintojas', 'Pateikta vertinimų'],
	conflicts: 'Interesų konfliktai',
	no_conflicts: 'Interesų konfliktų nebuvo.',
	conflict: ['Asmuo', 'Paraiška', 'Mokykla', 'Interesas'],
	kinds: {
		employment: 'darbas mokykloje',
		municipality: 'ta pati savivaldybė',
		team: 'ta pati komanda anksčiau',
		family: 'šeimos ryšys',
		other: 'kita'
	} as Record<string, string>,
	sources: { declared: 'pareiškė pats', detected: 'nustatyta iš registrų' } as Record<string, string>,
	rules: 'Pagal ką sudaryta eilė',
	criterion: ['Kriterijus', 'Svoris', 'Balai'],
	not_counted: 'neskaičiuojamas',
	priority: {
		none: 'Pirmenybė netaikoma.',
		first: 'Pirmenybę turinčios paraiškos eilėje yra prieš kitas.',
		share: (percent: number) => `Pirmenybę turinčioms paraiškoms skiriama ne mažiau kaip ${percent} % vietų.`,
		tie_breaker: 'Pirmenybė lemia, kai balai vienodi.'
	},
	quotas: 'Kvotos',
	quota: ['Grupė', 'Ne mažiau kaip', 'Ne daugiau kaip', 'Skirta vietų'],
	lots: 'Burtai',
	lots_text: (at: string) => `Vienodų balų paraiškas skiria burtai, ištraukti ir paskelbti ${at}, prieš prasidedant vertinimui.`,
	lots_how: 'Paraiškos burtas – SHA-256 iš sėklos ir paraiškos vardo, sujungtų dvitaškiu. Mažesnis burtas eilėje pirmesnis.',
	seed: (seed: string) => `Sėkla: ${seed.match(/.{1,8}/g)?.join(' ') ?? seed}`,
	departures: 'Nukrypimai nuo pasiūlymo',
	no_departures: 'Visi sprendimai sutampa su pasiūlymu, apskaičiuotu pagal atrankos tvarką.',
	departure: ['Paraiška', 'Mokykla', 'Siūlyta', 'Nuspręsta', 'Kodėl'],
	kept: 'palikta, kaip nuspręsta ankstesniu protokolu',
	ranking: 'Eilė ir sprendimai',
	ranked: ['Nr.', 'Paraiška', 'Mokykla', 'Balas', 'Siūlyta', 'Nuspręsta'],
	not_ranked: 'Į eilę neįrašytos paraiškos',
	unranked: ['Paraiška', 'Mokykla', 'Kodėl', 'Nuspręsta'],
	why: { withdrawn: 'atsiimta', not_eligible: 'neatitinka sąlygų', too_few_reviews: 'per mažai vertinimų' } satisfies Record<
		NotRanked['why'],
		string
	>,
	outcomes: { accepted: 'skirta vieta', reserve: 'rezervas', rejected: 'neatrinkta' } satisfies Record<DecisionOutcome, string>,
	reserve: (place: number | null) => (place === null ? 'rezervas' : `rezervas, ${place}`),
	undecided: '–'
};

export function priorityInWords(priority: Priority): string {
	return priority.kind === 'share' ? words.priority.share(priority.percent) : words.priority[priority.kind];
}
