import type { Template } from '#platform/server';
import type { SurveyKind } from '../../question.ts';

type Values = { title: string; whose: string; until: string; address: string };

const anonymous = {
	lt: 'Atsakymai anoniminiai: ką atsakėte, nesužinos nei lektoriai, nei mokykla, nei mokymų centras, nei „Kartu“ prižiūrėtojai. Kaip tai veikia, paaiškinta tame pačiame puslapyje.',
	en: 'Answers are anonymous: neither the lecturers nor the school, neither the centre nor those who run Kartu will learn what you answered. The same page explains how this works.'
};

/** To everybody who is asked; the reminder only to those of whom no ballot and no “no” is known. */
export const surveyLetters: Record<SurveyKind, Record<'opened' | 'reminded', Template<Values>>> = {
	climate: {
		opened: {
			lt: ({ title, whose, until, address }) => ({
				subject: `Kaip jaučiatės savo komandoje? Šeši klausimai prieš mokymus`,
				paragraphs: [
					`Netrukus prasidės mokymai „${title}“ (${whose}). Lektoriams padėtų žinoti, kaip komanda jaučiasi: ar lengva atvirai kalbėti, ar yra jėgų mokytis.`,
					`Šešiems klausimams užteks dviejų minučių. Atsakyti galima iki ${until} imtinai.`,
					anonymous.lt,
					{ act: 'Atsakyti arba atsisakyti', address },
					'Lektoriai matys tik bendrą komandos vaizdą, ir tik jei atsakys bent penki žmonės.'
				]
			}),
			en: ({ title, whose, until, address }) => ({
				subject: `How do you feel in your team? Six questions before the training`,
				paragraphs: [
					`The training “${title}” (${whose}) will begin soon. It would help the lecturers to know how the team feels: whether it is easy to speak openly, whether there is strength to learn.`,
					`Six questions take two minutes. You can answer until ${until}.`,
					anonymous.en,
					{ act: 'Answer or decline', address },
					'The lecturers see only the team as a whole, and only if at least five people have answered.'
				]
			})
		},
		reminded: {
			lt: ({ title, until, address }) => ({
				subject: `Kaip jaučiatės savo komandoje? Atsakyti galima iki ${until}`,
				paragraphs: [
					`Prieš mokymus „${title}“ dar galite anonimiškai atsakyti į šešis klausimus apie komandą. Jei nenorite, tame pačiame puslapyje galite atsisakyti.`,
					{ act: 'Atsakyti arba atsisakyti', address },
					'Daugiau apie tai nebepriminsime.'
				]
			}),
			en: ({ title, until, address }) => ({
				subject: `How do you feel in your team? You can answer until ${until}`,
				paragraphs: [
					`Before the training “${title}” you can still answer six questions about the team anonymously. If you would rather not, say so on the same page.`,
					{ act: 'Answer or decline', address },
					'We will not remind you again.'
				]
			})
		}
	},
	evaluation: {
		opened: {
			lt: ({ title, whose, until, address }) => ({
				subject: `Kaip vertinate mokymus „${title}“?`,
				paragraphs: [
					`Baigiasi mokymai „${title}“ (${whose}). Pasakykite, kas buvo naudingiausia ir ko pritrūko.`,
					`Užteks penkių minučių. Atsakyti galima iki ${until} imtinai.`,
					anonymous.lt,
					{ act: 'Įvertinti arba atsisakyti', address },
					'Pažymėjimui gauti reikia, kad atsakytumėte arba atsisakytumėte. Ką atsakėte, jam reikšmės neturi.'
				]
			}),
			en: ({ title, whose, until, address }) => ({
				subject: `What do you think of the training “${title}”?`,
				paragraphs: [
					`The training “${title}” (${whose}) is ending. Tell what was most useful and what was missing.`,
					`It takes five minutes. You can answer until ${until}.`,
					anonymous.en,
					{ act: 'Evaluate or decline', address },
					'For the certificate you either answer or decline. What you answer makes no difference to it.'
				]
			})
		},
		reminded: {
			lt: ({ title, until, address }) => ({
				subject: `Mokymų vertinimo anketa laukia iki ${until}`,
				paragraphs: [
					`Dar neįvertinote mokymų „${title}“. Atsakykite anonimiškai arba atsisakykite: pažymėjimą išduosime tik tada.`,
					{ act: 'Įvertinti arba atsisakyti', address },
					'Daugiau apie tai nebepriminsime.'
				]
			}),
			en: ({ title, until, address }) => ({
				subject: `The evaluation form waits until ${until}`,
				paragraphs: [
					`You have not evaluated the training “${title}” yet. Answer anonymously or decline: the certificate is issued only then.`,
					{ act: 'Evaluate or decline', address },
					'We will not remind you again.'
				]
			})
		}
	}
};
