import type { Lacking } from '../../evidence.ts';

/** The words of the evidence. It is kept for the funder in the language of the state. */
export const words = {
	columns: ['Kas', 'Duomenys'],
	facts: {
		reference: 'Mokymų numeris',
		of: 'Kam',
		title: 'Tema',
		place: 'Vieta',
		days: 'Dienos',
		promised: 'Numatyta valandų',
		made: 'Parengta'
	},
	promised: (total: string, contact: string, consultation: string) =>
		`${total} ak. val. (kontaktinių – ${contact}, konsultacijų – ${consultation})`,
	hour: (minutes: number) => `Akademinė valanda – ${minutes} minutės.`,
	timetable: {
		title: 'Mokymų tvarkaraštis',
		of: 'Pusdieniai',
		columns: ['Diena', 'Pusdienis', 'Laikas', 'Lektoriai', 'Kontaktinės', 'Konsultacijos', 'Žurnalas'],
		halves: { morning: 'rytas', afternoon: 'popietė', whole: 'visa diena' },
		closed: 'uždarytas',
		open: 'neuždarytas'
	},
	participants: {
		title: 'Dalyvių sąrašas',
		of: 'Kas mokėsi',
		columns: ['Nr.', 'Vardas ir pavardė', 'Pareigos', 'Mokykla', 'Pirmoji dalyvavimo diena', 'Komandoje iki'],
		none: 'nedalyvavo',
		note: 'Pirmoji dalyvavimo diena – pirmojo lankyto pusdienio data.'
	},
	attendance: {
		title: 'Lankomumo suvestinė',
		of: 'Kas kiek lankė (akademinės valandos)',
		name: 'Vardas ir pavardė',
		outside: 'Ne mokymų dieną',
		kinds: ['Kontaktinės', 'Konsultacijos', 'Savarankiškos', 'Iš viso', 'Dalis, %'],
		total: 'Iš viso',
		note: 'Dalis – lankytų kontaktinių ir konsultacijų valandų dalis nuo numatytų, apvalinama žemyn. Duomenys – iš uždarytų lankomumo žurnalų ir suteiktų konsultacijų.'
	},
	taught: { title: 'Kiek dėstė lektoriai (akademinės valandos)', columns: ['Lektorius', 'Kontaktinės', 'Konsultacijos', 'Iš viso'] },
	results: {
		title: 'Mokymų rezultatai',
		certificates: 'Išduoti pažymėjimai',
		certified: ['Vardas ir pavardė', 'Pažymėjimo Nr.', 'Išduota', 'Būsena'],
		states: { valid: 'galioja', revoked: 'panaikintas', replaced: 'pakeistas' },
		no_certificates: 'Pažymėjimų dar neišduota.',
		evaluation: 'Mokymų vertinimas',
		counts: (asked: number, taken: number, declined: number, handed: number) =>
			`Klausta ${asked}; lapelį paėmė ${taken}; atsisakė ${declined}; užpildytų anketų ${handed}.`,
		no_sums: 'Apibendrinama baigus klausti ir tik nuo 5 užpildytų anketų: atsakymai anoniminiai.',
		no_evaluation: 'Vertinimo dar nebuvo.',
		answers: ['Klausimas', 'Atsakymas', 'Kiek'],
		mean: 'vidurkis',
		few: 'mažiau nei 5 atsakymai'
	},
	ledger: {
		title: 'Valandų apskaita',
		columns: ['Vardas ir pavardė', 'Kaip', 'Diena', 'Kur', 'Kontaktinės', 'Konsultacijos', 'Savarankiškos'],
		as: { participant: 'dalyvis', lecturer: 'lektorius' },
		consultation: 'konsultacija'
	},
	lacking: {
		title: 'Ko trūksta',
		register_open: (on: string, half: string) => `Neuždarytas lankomumo žurnalas: ${on}, ${half}.`,
		no_sheet: (on: string, half: string) => `Nepridėtas pasirašytas lapas: ${on}, ${half}.`,
		no_results: 'Nėra apibendrinto mokymų vertinimo.'
	},
	files: {
		timetable: '1-tvarkarastis.pdf',
		participants: '2-dalyviu-sarasas.pdf',
		attendance: '3-lankomumo-suvestine.pdf',
		results: '4-rezultatai.pdf',
		workbook: '5-visi-duomenys.xlsx',
		sheets: 'pasirasyti-lapai',
		halves: { morning: 'rytas', afternoon: 'popiete', whole: 'diena' } as Record<string, string>
	}
};

export const lackingInWords = (one: Lacking, day: (on: string) => string): string =>
	one.key === 'no_results' ? words.lacking.no_results : words.lacking[one.key](day(one.held_on), words.timetable.halves[one.half]);
