import type { Template } from '#platform/server';
import type { SurveyKind } from '../../question.ts';

type Values = { title: string; whose: string; until: string; address: string; commitment: string };

const anonymous = {
	lt: 'Atsakymai anoniminiai: ką atsakėte, nesužinos nei lektoriai, nei mokykla, nei mokymų centras, nei „Kartu“ prižiūrėtojai. Kaip tai veikia, paaiškinta tame pačiame puslapyje. Todėl atsakykite ten, o ne laišku: ant laiško būtų Jūsų vardas.',
	en: 'Answers are anonymous: neither the lecturers nor the school, neither the centre nor those who run Kartu will learn what you answered. The same page explains how this works. So answer there and not by mail: a letter would have your name on it.'
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
	needs: {
		opened: {
			lt: ({ title, whose, until, address }) => ({
				subject: `Ko Jums reikia iš mokymų „${title}“?`,
				paragraphs: [
					`Rengiami mokymai „${title}“ (${whose}). Lektoriai pritaikys juos Jūsų komandai, jei žinos, ką jau bandėte ir ko tikitės.`,
					`Užteks trijų minučių. Atsakyti galima iki ${until} imtinai.`,
					anonymous.lt,
					{ act: 'Atsakyti arba atsisakyti', address }
				]
			}),
			en: ({ title, whose, until, address }) => ({
				subject: `What do you need from the training “${title}”?`,
				paragraphs: [
					`The training “${title}” (${whose}) is being prepared. The lecturers will adapt it to your team if they know what you have tried and what you expect.`,
					`It takes three minutes. You can answer until ${until}.`,
					anonymous.en,
					{ act: 'Answer or decline', address }
				]
			})
		},
		reminded: {
			lt: ({ title, until, address }) => ({
				subject: `Ko Jums reikia iš mokymų? Atsakyti galima iki ${until}`,
				paragraphs: [
					`Prieš mokymus „${title}“ dar galite anonimiškai pasakyti, ko iš jų norėtumėte. Jei nenorite, tame pačiame puslapyje galite atsisakyti.`,
					{ act: 'Atsakyti arba atsisakyti', address },
					'Daugiau apie tai nebepriminsime.'
				]
			}),
			en: ({ title, until, address }) => ({
				subject: `What do you need from the training? You can answer until ${until}`,
				paragraphs: [
					`Before the training “${title}” you can still tell anonymously what you would like from it. If you would rather not, say so on the same page.`,
					{ act: 'Answer or decline', address },
					'We will not remind you again.'
				]
			})
		}
	},
	evaluation: {
		opened: {
			lt: ({ title, whose, until, address, commitment }) => ({
				subject: `Kaip vertinate mokymus „${title}“?`,
				paragraphs: [
					`Baigiasi mokymai „${title}“ (${whose}). Pasakykite, kas buvo naudingiausia ir ko pritrūko.`,
					`Užteks penkių minučių. Atsakyti galima iki ${until} imtinai.`,
					anonymous.lt,
					{ act: 'Įvertinti arba atsisakyti', address },
					'Pažymėjimui gauti reikia, kad atsakytumėte arba atsisakytumėte. Ką atsakėte, jam reikšmės neturi.',
					'Kita, visai atskira minutė: užrašykite sau, ką po mokymų darysite. Šį sakinį matysite tik Jūs, o po kelių savaičių paklausime, ar pavyko.',
					{ links: [{ act: 'Užrašyti sau, ką darysiu', address: commitment }] }
				]
			}),
			en: ({ title, whose, until, address, commitment }) => ({
				subject: `What do you think of the training “${title}”?`,
				paragraphs: [
					`The training “${title}” (${whose}) is ending. Tell what was most useful and what was missing.`,
					`It takes five minutes. You can answer until ${until}.`,
					anonymous.en,
					{ act: 'Evaluate or decline', address },
					'For the certificate you either answer or decline. What you answer makes no difference to it.',
					'Another minute, quite apart: write down for yourself what you will do after the training. Only you will see the sentence, and some weeks later we ask whether it worked.',
					{ links: [{ act: 'Write down what I will do', address: commitment }] }
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
	},
	practice: {
		opened: {
			lt: ({ title, whose, until, address }) => ({
				subject: `Ar taikote tai, ką sužinojote mokymuose „${title}“?`,
				paragraphs: [
					`Praėjo trys mėnesiai nuo mokymų „${title}“ (${whose}). Pasakykite, ką taikote ir kas trukdo: pagal tai spręsime, kaip padėti ir ką keisti kituose mokymuose.`,
					`Užteks trijų minučių. Atsakyti galima iki ${until} imtinai.`,
					anonymous.lt,
					{ act: 'Atsakyti arba atsisakyti', address }
				]
			}),
			en: ({ title, whose, until, address }) => ({
				subject: `Do you use what you learnt in the training “${title}”?`,
				paragraphs: [
					`Three months have passed since the training “${title}” (${whose}). Tell what you use and what is in the way: by this we decide how to help and what to change in other trainings.`,
					`It takes three minutes. You can answer until ${until}.`,
					anonymous.en,
					{ act: 'Answer or decline', address }
				]
			})
		},
		reminded: {
			lt: ({ title, until, address }) => ({
				subject: `Ar taikote tai, ką sužinojote? Atsakyti galima iki ${until}`,
				paragraphs: [
					`Dar galite anonimiškai pasakyti, ar taikote tai, ką sužinojote mokymuose „${title}“, ir kas trukdo. Jei nenorite, tame pačiame puslapyje galite atsisakyti.`,
					{ act: 'Atsakyti arba atsisakyti', address },
					'Daugiau apie tai nebepriminsime.'
				]
			}),
			en: ({ title, until, address }) => ({
				subject: `Do you use what you learnt? You can answer until ${until}`,
				paragraphs: [
					`You can still tell anonymously whether you use what you learnt in the training “${title}”, and what is in the way. If you would rather not, say so on the same page.`,
					{ act: 'Answer or decline', address },
					'We will not remind you again.'
				]
			})
		}
	}
};
