import type { Day } from '#platform';
import type { Template } from '#platform/server';
import type { RoleKind } from '../../role.ts';
import { roleName } from './role-name.ts';
import { longDay } from './long-day.ts';

type Values = { kind: RoleKind; organisation: string; inviter: string | null; hands_over: boolean; address: string; until: Day };

/** An invitation to a role: who invites, to what, until when it can be answered; accepted and declined behind one link. */
export const invitationLetter: Template<Values> = {
	lt: ({ kind, organisation, inviter, hands_over, address, until }) => ({
		subject: `Kvietimas į Kartu: ${organisation}`,
		paragraphs: [
			`${inviter ? `${inviter} kviečia` : 'Kviečiame'} Jus prisijungti prie Kartu – sistemos, kurioje mokyklų komandos teikia paraiškas ir dirba kartu.`,
			facts([
				['Organizacija', organisation],
				['Vaidmuo', roleName(kind, 'lt')]
			]),
			...(hands_over ? ['Šį vaidmenį iki šiol atliko kitas žmogus. Kai sutiksite, jis pereis Jums.'] : []),
			{ act: 'Atsakyti į kvietimą', address },
			`Atsakyti galima iki ${longDay(until, 'lt')} imtinai. Sutikti arba atsisakyti galite be slaptažodžio. Jei kvietimas ne Jums, šį laišką galite ištrinti.`
		]
	}),
	en: ({ kind, organisation, inviter, hands_over, address, until }) => ({
		subject: `Invitation to Kartu: ${organisation}`,
		paragraphs: [
			`${inviter ? `${inviter} invites` : 'We invite'} you to join Kartu, where school teams apply and work together.`,
			facts([
				['Organisation', organisation],
				['Role', roleName(kind, 'en')]
			]),
			...(hands_over ? ['Somebody else has held this role until now. When you accept, it becomes yours.'] : []),
			{ act: 'Answer the invitation', address },
			`You can answer until ${longDay(until, 'en')}, that day included. You can accept or decline without a password. If the invitation is not for you, you can delete this letter.`
		]
	})
};

const facts = (rows: [string, string][]): string => rows.map(([what, value]) => `${what}: ${value}`).join('\n');
