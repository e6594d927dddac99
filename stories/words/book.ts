import type { TypedBook } from '#practices/server';

export const bookOfNetworks: TypedBook = {
	title: 'Mokyklos mokosi kartu',
	subtitle: 'Besimokančių mokyklų tinklų bandomasis projektas 2006–2007 m.',
	editors: '',
	language: 'lt',
	licence: 'CC-BY-4.0',
	isbn: ''
};

/** Four chapters of advice. Of numbers they name only those that were counted, as places in the text. */
export function recommendations(figures: ReadonlyMap<string, string>): { title: string; body: string }[] {
	const counted = (key: string, sentence: (place: string) => string) => (figures.has(key) ? sentence(`{{${key}}}`) : '');
	return [
		{
			title: 'Nuo problemos, o ne nuo priemonės',
			body: `Projektas prasidėjo ne nuo metodo, kurį reikėtų įdiegti, o nuo klausimo: kas mūsų mokykloje neduoda ramybės? ${counted('schools_in_networks', (place) => `Mokyklų, kurios tinkluose išbuvo iki pabaigos: **${place}**. `)}Kiekviena jų savo problemą užrašė vienu sakiniu ir tik tada ieškojo priežasčių.

## Kaip užrašyti problemą

Geras problemos sakinys pasako, kas ir kada vyksta, kam tai rūpi ir iš ko tai matyti. Jame nėra nei kaltų, nei sprendimo.

- Rašykite apie tai, ką mato mokinys arba mokytojas, o ne apie tai, ko trūksta mokyklai.
- Paklauskite bent kelių žmonių, kurių komandoje nėra.
- Jei sakinyje yra žodis „nes“, padalykite jį: problema – viena, priežastis – kita.

## Priežastys piešiamos

Komandos braižė priežasčių medį: nuo siekio prie to, kas jį lemia, ir tik tada – prie sumanymų, ką keisti. Piešinys padeda pamatyti, kad tas pats sumanymas kartais veikia kelias priežastis, o kai kurių priežasčių mokykla viena nepakeis.

> Priežastis, kurios negalite išbandyti, dar nėra priežastis. Ji – spėjimas.`
		},
		{
			title: 'Siekis, kurį galima pamatuoti',
			body: `Siekis sako, kas, kiek ir iki kada pasikeis. Komandos rašė jį taip: *nuo kiek, iki kiek, iki kurios dienos ir kam*. Be pradinės reikšmės siekio nėra: kas nežino, nuo ko pradėjo, nesužinos ir ar pajudėjo.

## Matas turi būti pigus

Pasirinkite tokį matą, kurį vienas žmogus suskaičiuotų per kelias minutes: kiek mokinių per pamoką paklausė, kiek darbų grąžinta su pastaba, kiek kartų per savaitę susitiko du mokytojai. Matuokite dažnai ir po truputį – iš vienos reikšmės per metus nieko nematyti.

1. Susitarkite, kas, kurią dieną ir kaip skaičiuoja.
2. Pirmąsias reikšmes užrašykite prieš ką nors keisdami.
3. Reikšmes dėkite į vieną eilę pagal laiką: pokytį rodo eilė, o ne du taškai.

## Ko skaičius nepasako

Šalia skaičiaus užrašykite vieną sakinį: kas tą savaitę buvo kitaip. Po pusmečio tie sakiniai aiškina daugiau nei pati kreivė. Pavyzdžiuose, kuriuos rasite antroje leidinio dalyje, skaičiai pateikti kartu su tuo, iš ko jie žinomi.`
		},
		{
			title: 'Mažas bandymas šią savaitę',
			body: `Komandos pokyčius bandė ciklais: suplanavo, išbandė, pažiūrėjo, kas išėjo, ir nusprendė. Sprendimai yra trys – **palikti**, **pakeisti** arba **atsisakyti** – ir visi trys geri, jei aišku, kodėl taip nuspręsta.

## Kiek mažas?

Vienas mokytojas, viena klasė, viena savaitė. Jei bandymui reikia direktoriaus įsakymo, jis per didelis. Prieš bandydami parašykite, ko tikitės: kitaip bet koks rezultatas atrodys kaip sėkmė.

## Atsisakyti – irgi rezultatas

Kiekviename šio leidinio pavyzdyje yra skyrelis „Kas nepavyko“. Jį skaitykite pirmiausia: kitai mokyklai jis sutaupo daugiausia laiko.

- Užrašykite, ko atsisakėte ir kodėl.
- Pasakykite tai tinklo susitikime, kol kiti dar to nebando.
- Po metų pasižiūrėkite: gal pasikeitė sąlygos.`
		},
		{
			title: 'Kad mokytųsi visa mokykla',
			body: `Projekto komandoje – keli žmonės, o pokytis reikalingas visai mokyklai. ${counted('team_members_prepared', (place) => `Komandų nariai, kurie tinklų mokymuose surinko reikiamą valandų skaičių: **${place}**. `)}${counted('teachers_reached', (place) => `Komandos pačios mokė savo mokyklų kolegas; taip pasiektų mokytojų: **${place}**. `)}Kaip suskaičiuota, parašyta leidinio gale.

## Mokytojas moko mokytoją

Kolegoms rodykite ne skaidres, o savo pamoką ir savo skaičius, ir tuos, kurie nepagerėjo. Po užsiėmimo paprašykite vieno dalyko: kad kiekvienas pasakytų, ką išbandys per artimiausias dvi savaites.

## Tinklas – ne renginiai

${counted('networks_active', (place) => `Veikusių tinklų buvo **${place}**. `)}${counted('trainings_held', (place) => `Įvyko mokymų: **${place}**. `)}Tarp susitikimų svarbiausia tai, kas nutinka tarp dviejų mokyklų: apsilankymas pamokoje, laiškas su klausimu, pasiskolintas sumanymas. Vieni kitų pavyzdžius skaitykite su pieštuku ir klauskite: ko reikėtų, kad tai veiktų pas mus?

## Pabaigoje – užrašykite

${counted('good_practice_published', (place) => `Projekto pabaigoje paskelbti pavyzdžiai: **${place}**. `)}Pavyzdys, kurį parašė tie, kas bandė, ir kuriame pasakyta, kas nepavyko, yra geriausia, ką mokykla gali duoti kitai mokyklai.`
		}
	];
}

type Written = { title: string; school: string };

/** What stands before the examples of a network: only what its records say. */
export function introductionOf(all: readonly Written[], chosen: readonly Written[]): string {
	const others = all.filter((one) => !chosen.includes(one));
	const list = (ones: readonly Written[]) => ones.map(({ title, school }) => `- **„${title}“** – ${school}`).join('\n');
	return `Šio tinklo mokyklos metus dirbo kiekviena su savo problema: braižė priežastis, bandė mažais žingsniais, matavo ir pasakojo viena kitai, kas išėjo. Paskelbtų tinklo pavyzdžių: ${all.length}.

Šiame leidinyje pasakojama apie šiuos:

${list(chosen)}
${others.length > 0 ? `\n## Kiti tinklo pavyzdžiai\n\nJuos rasite svetainėje:\n\n${list(others)}\n` : ''}
Kiekvieną pavyzdį parašė patys jo autoriai, o mokykla ir autoriai sutiko, kad jis būtų skelbiamas.`;
}
