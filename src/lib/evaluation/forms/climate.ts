import type { Form } from '../asked.ts';
import type { Question } from '../question.ts';
import { choice, scale } from './pieces.ts';

const agreement = {
	least: { lt: 'visai nesutinku', en: 'I do not agree at all' },
	most: { lt: 'visiškai sutinku', en: 'I agree completely' }
};
const agreed = (key: string, lt: string, en: string): Question => scale(key, lt, en, 1, 5, agreement);

/** How the team feels before the first day: six short questions and no free words, which could be recognised (seed: tense relations, M-23). */
export const climateForm: Form = {
	goes: 'before_first',
	opens_days: 10,
	closes_days: 2,
	reminds_days: 3,
	questions: [
		agreed(
			'openly',
			'Mūsų komandoje galima atvirai kalbėti apie tai, kas nesiseka',
			'In our team we can speak openly about what does not work'
		),
		agreed('rely', 'Galiu pasikliauti kolegomis, su kuriais mokysiuosi', 'I can rely on the colleagues I will learn with'),
		agreed('together', 'Mūsų mokyklos žmonės nori dirbti kaip viena komanda', 'The people of our school want to work as one team'),
		agreed('heard', 'Mano nuomonė mokykloje išgirstama', 'My opinion is heard in our school'),
		agreed('strength', 'Šiuo metu turiu jėgų mokytis naujų dalykų', 'At present I have the strength to learn something new'),
		choice('tension', 'Ar komandoje yra įtampų?', 'Are there tensions in the team?', [
			['none', 'Ne', 'No'],
			['some', 'Yra, bet dirbti kartu netrukdo', 'There are, but they do not keep us from working together'],
			['strong', 'Yra, ir jos trukdo dirbti kartu', 'There are, and they keep us from working together']
		])
	],
	advice: [
		{
			key: 'tense',
			when: { kind: 'share_at_least', question: 'tension', choice: 'strong', percent: 25 },
			title: { lt: 'Pirmiausia – susitarimai, tik paskui tema', en: 'Agreements first, the topic afterwards' },
			text: {
				lt: 'Pirmąją valandą skirkite darbo taisyklėms: kaip kalbame, ką daryti nesutarus, kas lieka šiame kambaryje. Pradėkite nuo užduočių po du, grupes sudarykite burtais. Nelieskite konflikto viešai: apie jį kalbėkitės atskirai ir tik su tais, kurie patys to nori. Apsvarstykite, ar nepasikviesti pagalbininko iš šalies.',
				en: 'Give the first hour to rules of work: how we speak, what we do when we disagree, what stays in this room. Begin with tasks in pairs, and draw lots for groups. Do not touch the conflict in front of everybody: speak of it apart, and only with those who want to. Consider asking a facilitator from outside.'
			}
		},
		{
			key: 'closed',
			when: { kind: 'mean_below', question: 'openly', value: 3 },
			title: { lt: 'Duokite kalbėti raštu', en: 'Let them speak in writing' },
			text: {
				lt: 'Komandoje nelengva atvirai kalbėti. Mintis rinkite ant lapelių be vardų ir aptarkite sugrupavę; pirmieji savo klaidą papasakokite Jūs. Neprašykite pasisakyti ratu.',
				en: 'Speaking openly is not easy in this team. Collect thoughts on slips without names and discuss them in groups; be the first to tell of a mistake of your own. Do not go round the table.'
			}
		},
		{
			key: 'apart',
			when: { kind: 'mean_below', question: 'rely', value: 3 },
			title: { lt: 'Pradėkite nuo mažų bendrų darbų', en: 'Begin with small things done together' },
			text: {
				lt: 'Pasitikėjimo dar trūksta. Pirmą pusdienį rinkitės trumpas užduotis, kurias galima baigti kartu, ir kaskart įvardykite, kas pavyko. Grupes sudarykite iš skirtingų dalykų ir pareigų žmonių.',
				en: 'Trust is still lacking. In the first half-day choose short tasks that can be finished together, and name each time what went well. Mix subjects and posts in the groups.'
			}
		},
		{
			key: 'unwilling',
			when: { kind: 'mean_below', question: 'together', value: 3 },
			title: { lt: 'Paklauskite, kam to reikia jiems', en: 'Ask what it is good for to them' },
			text: {
				lt: 'Ne visi nori dirbti kaip viena komanda. Pradėkite nuo kiekvieno kasdienio darbo ir klausimo, ką šie mokymai turėtų palengvinti; programos tikslą siekite su tuo, ką išgirsite.',
				en: 'Not everybody wants to work as one team. Begin with everybody’s daily work and with what this training should make easier; tie the aim of the programme to what you hear.'
			}
		},
		{
			key: 'unheard',
			when: { kind: 'mean_below', question: 'heard', value: 3 },
			title: { lt: 'Pasikalbėkite su vadovu prieš pirmą dieną', en: 'Talk to the head before day one' },
			text: {
				lt: 'Žmonės jaučiasi neišgirsti. Susitarkite su mokyklos vadovu, kad administracija klausys paskutinė ir kad bent vienas komandos pasiūlymas bus priimtas iš karto. Apie šią apklausą vadovui nekalbėkite.',
				en: 'People feel that they are not heard. Agree with the head that the administration speaks last and that at least one proposal of the team is taken up at once. Do not speak of this survey to the head.'
			}
		},
		{
			key: 'tired',
			when: { kind: 'mean_below', question: 'strength', value: 3 },
			title: { lt: 'Sulėtinkite', en: 'Slow down' },
			text: {
				lt: 'Komanda pavargusi. Palikite mažiau temų, daugiau pertraukų ir darbo su tuo, ką mokytojai ir taip turės padaryti: jų pačių pamokomis, planais, dokumentais. Namų užduočių neskirkite.',
				en: 'The team is tired. Leave fewer topics, more breaks, and work on what the teachers have to do anyway: their own lessons, plans, documents. Give no homework.'
			}
		},
		{
			key: 'calm',
			when: { kind: 'otherwise' },
			title: { lt: 'Galite pradėti nuo temos', en: 'You can begin with the topic' },
			text: {
				lt: 'Komanda viena kitos neprisibijo ir turi jėgų. Ilgo susipažinimo nereikia: pradėkite nuo mokyklos klausimo ir jos dokumentų, palikite komandai daugiau pačiai spręsti.',
				en: 'The people are at ease with one another and have strength. No long introduction is needed: begin with the school’s question and its documents, and leave more to the team to decide.'
			}
		}
	]
};
