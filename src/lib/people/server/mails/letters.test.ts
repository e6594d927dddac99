import { expect, test } from 'vitest';
import { locales } from '#platform';
import { asText } from '#platform/server';
import { contactLetter } from './contact.ts';
import { emailChangedLetter, emailToConfirmLetter } from './email-change.ts';
import { invitationLetter } from './invitation.ts';
import { signInLetter } from './sign-in.ts';
import { webhookPausedLetter } from './webhook.ts';

const invitation = {
	kind: 'school_coordinator',
	organisation: 'Kauno „Varpo“ gimnazija',
	inviter: 'Birutė Vadovaitė',
	hands_over: false,
	address: 'https://kartu.example/invitation/x',
	until: '2026-12-27'
} as const;

test.each(locales)('the letters read as they were reviewed, in %s', (locale) => {
	const letters = [
		signInLetter[locale]({ address: 'https://kartu.example/sign-in/link/x', minutes: 15 }),
		invitationLetter[locale](invitation),
		invitationLetter[locale]({ ...invitation, kind: 'school_head', inviter: null, hands_over: true }),
		contactLetter[locale]({ kind: 'school_head', organisation: 'Želvos gimnazija', address: 'https://kartu.example/contact/x' }),
		emailToConfirmLetter[locale]({ name: 'Rasa Rasienė', address: 'https://kartu.example/profile/email/x', hours: 24 }),
		emailChangedLetter[locale]({ name: 'Rasa Rasienė' }),
		webhookPausedLetter[locale]({ host: 'dienynas.mokykla.lt', address: 'https://kartu.example/profile/webhooks' })
	];
	expect(letters.map((letter) => `${letter.subject}\n\n${asText(letter, locale)}`).join('\n---\n')).toMatchSnapshot();
});
