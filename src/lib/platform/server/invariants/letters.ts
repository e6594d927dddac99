import type { Template } from '../mail/letter.ts';

type Finding = { sentence: string; count: number };
const listed = (findings: readonly Finding[]) => findings.map(({ sentence, count }) => `${sentence} (${count})`);

/** To the operator: what did not hold for the first time when all data was looked at. Sentences are those of the doctor. */
export const newFindings: Template<readonly Finding[]> = {
	lt: (findings) => ({
		subject: 'Patikra rado klaidų duomenyse',
		paragraphs: [
			'Kas valandą patikriname, ar visuose duomenyse galioja tai, kas turi galioti. Pirmą kartą radome, kad negalioja (skliaustuose – kiek įrašų):',
			...listed(findings),
			'Niekas netaisyta. Kurie tai įrašai, pasako komanda „bin/kartu doctor“ ir puslapis /admin/examination. Apie tas pačias klaidas daugiau nerašysime, kol jos neišnyks ir neatsiras iš naujo.'
		]
	}),
	en: (findings) => ({
		subject: 'The hourly check found faults in the data',
		paragraphs: [
			'Every hour it is checked whether everything holds in all data that must hold. This does not, for the first time (in brackets: how many records):',
			...listed(findings),
			'Nothing was mended. The command “bin/kartu doctor” and the page /admin/examination name the records. We will not write about the same faults again until they are gone and come back.'
		]
	})
};
