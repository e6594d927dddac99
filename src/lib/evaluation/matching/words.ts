/** 1,024 plain words, no two alike once their signs are left out: ten bits each. Our own list; its order does not matter. */
export const words: readonly string[] = `
agurkas akis akmuo akordeonas albumas aliejus alksnis alyva amatas ananasas angelas anglis antena antis antklodė antspaudas
apelsinas apsiaustas apynys apyrankė arbata arbūzas arena arfa arklys ašara asfaltas asla ąsotis astras atlasas atostogos atvirukas
auginti auksas austi autobusas avelė avietė avilys aviža ąžuolas babočka badmintonas bagažas bala balandis baldas balerina balionas
balkonas bambukas bananas banda bandelė bandyti banga bankas baravykas barometras baseinas baterija batonas baublys bendrabutis berti
beržas biblioteka bijūnas bilietas birbynė bitė bizonas blakstiena blynas bokalas bokštas braidyti braškė brėžti brolis bruknė
brūzgas bubnas būda budėti būgnas buitis bulvaras bulvė burbulas burė burna burokas burtas burti butelis čekis cechas centas
ceremonija čerpė česnakas chalatas choras cinamonas čiobrelis cirkas citrina čiuožti čiuožykla čiužinys cukrus dagys daiktas daina
dainuoti dalgis dalis danga dangtis dantis darbas daryti daržas daržinė data datulė dažyti debesis degtukas deimantas dekada dėkoti
delfinas dėlionė delnas dengti derinti dermė dešra dėstyti dėžė diena diktantas dilgėlė dirbti dirva dirvonas dobilas domino dovana
dovanoti drakonas drambliukas dramblys drąsinti drėkinti drobė drožlė drugelis druska dubuo dūda duja dulkė dūmas dumplė duona duoti
durpė dvaras dviratis dygliukas džiaugtis eglė egliukas eglynas eiti eketė ekranas ekskursija elektra elnias enciklopedija erdvė
erelis erškėtis erškėtrožė ešerys etažerė ežeras ežia ežys fabrikas fėja festivalis figa figūra filmas flamingas fleita fontanas
formulė futbolas gabalas gaida gaidys gaisras galerija galva galvija gaminti gandas gandras ganyti garas garažas garbana garsas
garvežys gauti gegutė gegužė gelbėti geležis geometrija gervė gilė giraitė giria girlianda gitara glostyti gluosnis gniužulas gobis
grafinas grandinė graužti grėblys grėbti greitis griaustinis grikis griovys groti grūdas gruodas grūsti grybas gulbė gulėti guma
gvazdikas gydyti gysla gyvatė gyventi herbas himnas horizontas ieškoti iešmas įlanka imbieras imti indas inkaras inkilas įrankis
irkluoti išdykauti iškyla įspūdis istorija įvykis jachta jauja jausti jautis javas jazminas jėga jonvabalis jungti juokauti juoktis
juosta jūra jūreivis jurginas kabinti kablys kaimas kaimynas kajutė kakava kaklas kaktusas kalba kalbėti kalėda kalendorius kalnas
kalvis kamanė kambarys kamera kamienas kamštis kamuolys kanapė kankorėžis kapliukas karalius kardas karklas karnavalas kartoti
karūna karuselė karvė karvelis kasa kaspinas kasti kaštonas katė katilas kaukė kaulas kava kėdė kedras keisti kelias kelionė kelmas
kempinė kengūra kėnis kepti kepurė kibiras kilti kirtis kirvis kišenė kiškis klarnetas klasė klausimas klausti klausyti klavišas
klėtis klevas klijuoti klubas klumpė kmynas knyga kojinė kolekcija kolona komanda kompasas koncertas konvertas kopa kopėčia kopti
kopūstas koralas koris korys košė kosmosas krabas kraitė krantas krauti kregždė krepšinis krepšys kriauklė kriaušė krienas krosnis
krūmas kruopa krupnis kryžkelė kubilas kūdra kūgis kuilys kukulis kumelė kuosa kupolas kupstas kurmis kurpė kurti kvapas kviesti
laboratorija lagaminas laikraštis laikyti laiptas laiškas laistyti laivas lakštas langas lankstinys lankyti lapas lapė laukti laumė
laužas lazda lazdynas lazeris ledas lėktuvas lėlė lelija lempa lenkti lenta lentyna liepa liepsna lietus liežuvis linas lingė
lipdyti lipti lizdas lobis lobynas lokys lopšys lopyti lova lubinas luitas lukštas lūpa lūšis lyguma lynas lyti magnetas mairūnas
maišas maistas maišyti maketas malda malti malūnas mama mandarinas maratonas marė margutis marsas marškiniai mašina matuoti matyti
mazgas medalis medis medus medvilnė megzti melodija mėlynė mėnuo mesti mėta metalas metas metro mezginys miegoti miestas miežis
migdolas miltas mintis miražas mirta miškas modelis mojuoti mokslas mokykla mokyti molinis molis moliūgas morka mozaika muilas muita
mūras muziejus muzika nagas naktis namas nardas narvas nasrai naudoti naujiena nendrė neris nerti nosis numeris nuosėda nuotrauka
nuotykis nykštukas oazė obelis obuolys odė olimpiada opera oras orchidėja orkaitė orkestras orlaidė ornamentas ožka ožys padėti
pagalvė pakalnė paklotė palapinė paletė palmė paltas pamoka pamokslas panda pantera papartis paprika papūga paradas parašiutas
parduotuvė parkas paroda pasaga pasaka pasakoti pasas pastatas pastelė pavasaris paveikslas pečius pėda peizažas peleda pelenas
pelikanas pelkė pempė persikas pertrauka pėsčias petražolė pianinas piemuo pienas pienė pieštukas pieva pildyti piligrimas pilis
pilkapis pingvinas pinigas pinti pipiras piramidė pirkti pirštas pirtis pistacija pjauti plaktukas planas planeta planuoti platforma
platinti plaukas plaukti plaustas plauti plunksna pluta plyta pomidoras ponis popierius porcija povas prausti premija prieplauka
pūga puodas puodelis puokštė puota pupa purslas purvas pusnis pusryčiai pūsti pušynas pynė radijas ragana ragas ragauti raketa
raktas ramstis ramunė ranka rankena rapsas rasa rašyti raukšlė razina regata regėjimas reisas remti rėtis ridikas riešas riešutas
rikiuoti rišti riteris robotas rodyti rogės romanas ropė rožė rubinas ruduo rūgštis rugys rūkas rūpintis rūsys rutulys rytas sabala
šachmatai šachta safyras šakelė šaknis šakutė sakyti sala saldainis salieras šalikas šalmas šalna salotos šaltinis šarka šarma
sąsiuvinis saugoti šaukštas šaukti saulė saulėgrąža sausainis sausra savaitė sėdėti segė sėkla sekundė semtuvas senelė senovė
serbentas serija šermenys šermukšnis šernas šešėlis šeškas sesuo sėti šiaurė siena šienas šienauti signalas sijonas šilkas šilti
šimtas širdis siūlas siųsti skaičius skaityti skalbti skalda skalė skambinti skambutis skara skarda skatulė skėtis skiltis skirti
skliautas skraistė skrieti skristi skruostas skruzdė skrybėlė skrynia skudutis skulptūra skydas skylė šlaitas slėnis slenkstis
slidinėti sliekas šluota slysti slyva smakras smėlis smidras smilga smuikas snapas sniegas sniegena sodas sodyba soja šokis
šokoladas šokti sorgas spalva spanguolė sparnas sparnelis spausti spektaklis spėlioti spinta spiralė sportuoti spyglys spyna sraigė
sriuba stadionas stalas stalčius startas statyti stebėti stiklas stirna stogas stotelė stovėti straublys strazdas strėlė strutis
stulpas stumbras šukė suknelė šulinys sūnus šuo suolas suopis supti sūpynė sūris svajoti svarainis švarkas svarstyklė šventė
šventovė sverti svetainė sviestas šviesti švilpukas svirnas svirplys svogūnas švyturys šypsena taika taisyti takas talentas talka
tapytojas tarpas tarti taškas taurė teatras telefonas tempas tešla teta tėtis tiesti tigras tiltas tinklas titnagas tobulinti
topolis tortas traktorius trapas traukinys traukti trešnė trikampis trimitas trinti trobelė trobesys tulpė tundra tunelis turėti
turgus turtas tvarkyti tyla tylėti ūdra ūgis ugnis ūkas ungurys uodas uodega uoga uola uostamiestis uostas uostyti upė upelis urvas
ūsas uždanga uždavinys užraktas užrašas užuolaida vabalas vabaliukas vabzdys vaikas vainikas vairuoti vaisius vaivorykštė vakaras
valanda valgis valgyti valsas valtis valyti vanagas vandenynas vanilė vanta variklis varis varlė varna varpas vartai vasara vaškas
vata važiuoti vėduoklė veidas veidrodis veiksmas vėjas vėliava verpetas veršis versti vėsinti vėžlys vėžys vidudienis vidurnaktis
vieversys vijoklis vikšras vilkas vilna vilnis viltis virti virtuvė virvė visata višta vizitas volungė voras voverė vulkanas vuogas
vykti vynioti vynuogė vyšnia vytis vyturys žaibas žaislas žaisti žalia žarija žąsis žebenkštis zebras zefyras žemė žemėlapis žemuogė
žengti ženklas žibintas žibutė žiedas žiema žievė žingsnis žinia žinoti žiogas žirafa žirgas žirklė žirnelis žirnis žiūrėti žiūronas
žodis žodynas žolė žolynas zuikis žurnalas žuvėdra žuvis žuvytė žvaigždė žvakė žvejoti žvejys žvėris žvirblis žvynas žvyras žygis
zylė žymėti
`
	.trim()
	.split(/\s+/);
