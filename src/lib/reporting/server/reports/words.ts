import type { Locale } from '#platform';
import type { ReportContent } from '../../report.ts';

type Words = {
	report: string;
	columns: string[];
	facts: { edition: string; made: string; until: string };
	titles: Record<ReportContent, string>;
	/** What is said where there is nothing to tell. */
	nothing: Record<ReportContent, string>;
	indicators: string[];
	standing: Record<'met' | 'on_the_way' | 'missed' | 'nothing_set' | 'set_to_zero', string>;
	budget: (currency: string) => string[];
	sources: Record<string, string>;
	total: string;
	cost: (of: 'training' | 'participant', amount: string) => string;
	trainings: string[];
	kinds: Record<'training' | 'team_training' | 'meeting', string>;
	applications: string[];
	nowhere: string;
	hours: (minutes: number) => string;
	live: string;
};

/** The words of a report, in the language in which it is asked for. */
export const reportWords: Record<Locale, Words> = {
	lt: {
		report: 'Laidos ataskaita',
		columns: ['Kas', 'Duomenys'],
		facts: { edition: 'Laida', made: 'Parengta', until: 'Laikoma iki' },
		titles: { indicators: 'Rodikliai', budget: 'Biudžetas', trainings: 'Įvykę mokymai', applications: 'Paraiškos pagal apskritis' },
		nothing: {
			indicators: 'Šios laidos siekiamų reikšmių nenustatyta ir nieko dar nepasiekta.',
			budget: 'Biudžeto eilučių dar nėra.',
			trainings: 'Mokymų, kurių valandos įrašytos į apskaitą, dar nebuvo.',
			applications: 'Pateiktų paraiškų dar nėra.'
		},
		indicators: ['Rodiklis', 'Būklė', 'Siekiama', 'Pasiekta', 'Dalis, %'],
		standing: {
			met: 'pasiekta',
			on_the_way: 'dar siekiama',
			missed: 'nepasiekta',
			nothing_set: 'siekiama reikšmė nenustatyta',
			set_to_zero: 'siekiama nulio'
		},
		budget: (currency) => ['Eilutė', 'Šaltinis', ...['Planas', 'Įsipareigota', 'Išleista', 'Laisva'].map((one) => `${one}, ${currency}`)],
		sources: {
			ministry: 'ministerija',
			school: 'mokykla',
			municipality: 'savivaldybė',
			international_project: 'tarptautinis projektas',
			structural_funds: 'struktūriniai fondai'
		},
		total: 'Iš viso',
		cost: (of, amount) =>
			of === 'training' ? `Vieneri įvykę mokymai kainavo ${amount}.` : `Vienas dalyvis, turintis bent valandą, kainavo ${amount}.`,
		trainings: ['Numeris', 'Rūšis', 'Kam', 'Pirmoji diena', 'Paskutinė diena', 'Dalyviai', 'Dalyvių valandos', 'Pažymėjimai'],
		kinds: { training: 'mokymai mokykloje', team_training: 'tinklo mokymai', meeting: 'tinklo susitikimas' },
		applications: ['Apskritis', 'Pateikta', 'Priimta', 'Rezervas', 'Nepriimta', 'Nenuspręsta', 'Atsiimta'],
		nowhere: 'apskritis nežinoma',
		hours: (minutes) => `Valandos – akademinės (${minutes} min.), iš uždarytų lankomumo žurnalų ir suteiktų konsultacijų.`,
		live: 'Visi skaičiai – iš įrašų, kokie jie buvo rengiant ataskaitą.'
	},
	en: {
		report: 'Report of an edition',
		columns: ['What', 'Data'],
		facts: { edition: 'Edition', made: 'Made on', until: 'Kept until' },
		titles: { indicators: 'Indicators', budget: 'Budget', trainings: 'Trainings held', applications: 'Applications by county' },
		nothing: {
			indicators: 'The edition has no targets, and nothing has been reached yet.',
			budget: 'There are no budget lines yet.',
			trainings: 'No training has hours in the ledger yet.',
			applications: 'No application has been sent yet.'
		},
		indicators: ['Indicator', 'Standing', 'Target', 'Reached', 'Share, %'],
		standing: {
			met: 'reached',
			on_the_way: 'on the way',
			missed: 'not reached',
			nothing_set: 'no target',
			set_to_zero: 'target is zero'
		},
		budget: (currency) => ['Line', 'Source', ...['Planned', 'Promised', 'Paid', 'Free'].map((one) => `${one}, ${currency}`)],
		sources: {
			ministry: 'ministry',
			school: 'school',
			municipality: 'municipality',
			international_project: 'international project',
			structural_funds: 'structural funds'
		},
		total: 'In all',
		cost: (of, amount) =>
			of === 'training' ? `A training that was held cost ${amount}.` : `A participant with at least an hour cost ${amount}.`,
		trainings: ['Number', 'Kind', 'For whom', 'First day', 'Last day', 'Participants', 'Hours of participants', 'Certificates'],
		kinds: { training: 'training in a school', team_training: 'training of a network', meeting: 'meeting of a network' },
		applications: ['County', 'Sent', 'Accepted', 'Reserve', 'Rejected', 'Undecided', 'Withdrawn'],
		nowhere: 'county not known',
		hours: (minutes) => `Hours are academic (${minutes} min), of closed registers and consultations given.`,
		live: 'All figures are reckoned from the records as they stood when the report was made.'
	}
};
