import type { Template } from '#platform/server';
import type { RoleKind } from '../../role.ts';
import { roleName } from './role-name.ts';

type Values = { kind: RoleKind; organisation: string; address: string };

/** At the beginning of an edition: is this still you? */
export const contactLetter: Template<Values> = {
	lt: ({ kind, organisation, address }) => ({
		subject: `Ar tebesate kontaktinis asmuo: ${organisation}`,
		paragraphs: [
			'Prasideda nauja programos laida, todėl tikriname, kam rašyti.',
			`Organizacija: ${organisation}\nVaidmuo: ${roleName(kind, 'lt')}`,
			{ act: 'Atsakyti vienu paspaudimu', address },
			'Jei šių pareigų nebeeinate, tame pačiame puslapyje tai pasakysite, ir laiškų nebegausite.'
		]
	}),
	en: ({ kind, organisation, address }) => ({
		subject: `Are you still the contact: ${organisation}`,
		paragraphs: [
			'A new edition of the programme begins, so we are checking whom to write to.',
			`Organisation: ${organisation}\nRole: ${roleName(kind, 'en')}`,
			{ act: 'Answer with one click', address },
			'If you no longer hold this role, you can say so on the same page, and you will get no more letters about it.'
		]
	})
};
