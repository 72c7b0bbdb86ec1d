"""Words that tell what a field is: months, places, publishers, periodicals, editors, theses.

It owns these general vocabularies in the languages references are printed in; it must not know where in a reference
a word stands.
"""

from __future__ import annotations

__all__ = ["list_senses"]

VOCABULARIES = {
    "month": (
        "january february march april may june july august september october november december jan feb mar apr"
        " jun jul aug sept sep oct nov dec spring summer autumn fall winter janvier février fevrier mars avril mai"
        " juin juillet août aout septembre octobre novembre décembre januar februar märz juni juli oktober"
        " dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
        " gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio"
        " junho julho setembro outubro novembro dezembro printemps été automne hiver"
    ),
    "undated": "forthcoming press submitted appear n.d s.d undated s.a date",
    "place": (
        "london paris oxford cambridge berlin york boston chicago princeton amsterdam leiden stuttgart münchen"
        " munich frankfurt hamburg leipzig köln cologne bonn heidelberg tübingen göttingen freiburg wiesbaden"
        " mainz wien vienna zürich zurich basel bern genève geneva lausanne bruxelles brussels leuven louvain"
        " utrecht hague dordrecht rotterdam copenhagen københavn stockholm oslo helsinki edinburgh glasgow dublin"
        " manchester bristol milano milan torino turin roma rome firenze florence bologna napoli naples venezia"
        " venice padova madrid barcelona sevilla lisboa lisbon coimbra porto paulo rio janeiro brasília méxico"
        " mexico buenos aires bogotá santiago lima caracas montréal montreal toronto ottawa québec quebec"
        " vancouver washington philadelphia baltimore berkeley stanford angeles francisco diego seattle"
        " minneapolis hoboken reading englewood cliffs thousand oaks newbury park malden maidenhead chichester"
        " aldershot farnham cheltenham northampton basingstoke harmondsworth ithaca durham chapel hill bloomington"
        " urbana lanham westport austin houston dallas atlanta denver detroit pittsburgh evanston mahwah hillsdale"
        " norwood rockville bethesda tokyo kyoto seoul beijing shanghai hong kong singapore delhi mumbai bombay"
        " calcutta canberra sydney melbourne auckland wellington johannesburg cairo jerusalem istanbul ankara"
        " moscow moskva petersburg warszawa warsaw kraków praha prague budapest beograd zagreb athens athènes lyon"
        " marseille toulouse bordeaux rennes grenoble strasbourg lille montpellier nanterre villeneuve ma mass"
        " mass. ny n.y ca calif ct conn nj n.j pa il ill md dc d.c tx fl va mn wa uk u.k usa u.s.a u.s england"
        " germany france italy spain canada australia netherlands switzerland austria belgium sweden norway"
        " denmark finland japan china india brazil korea portugal poland ireland scotland"
    ),
    "house": (
        "press university publisher publishers publishing publications books book verlag presse presses éditions"
        " editions editeur éditeur editora editorial edizioni editore editrice casa ediciones librairie"
        " universitaires wiley springer elsevier routledge sage blackwell macmillan palgrave mcgraw mcgraw-hill"
        " prentice prentice-hall hall addison addison-wesley academic kluwer pergamon penguin norton freeman"
        " harper harpercollins random holt rinehart winston houghton mifflin basic gallimard seuil puf minuit"
        " fayard flammarion armand colin vrin hachette champion brill mouton gruyter benjamins erlbaum lawrence"
        " associates guilford jossey-bass bass duncker humblot suhrkamp rowohlt beck klett mohr siebeck niemeyer"
        " fink metzler vandenhoeck ruprecht reclam springer-verlag einaudi laterza feltrinelli mondadori mulino"
        " angeli alianza siglo fondo atlas saraiva vozes zahar artmed ashgate elgar continuum bloomsbury verso"
        " polity faber heinemann longman pearson cengage thomson wadsworth mit crc ieee acm aaai siam chapman"
        " academia office printing oup cup up inc. inc ltd co. gmbh l'harmattan harmattan knopf doubleday scribner"
        " vintage anchor beacon dover plenum birkhäuser karger thieme saunders lippincott mosby churchill"
        " livingstone institute institut ministry department society association foundation bank council agency"
        " commission corporation laboratory center centre institution"
    ),
    "periodical": (
        "journal j j. review rev rev. annals ann annales bulletin bull quarterly quart letters lett magazine mag"
        " acta archives archive arch zeitschrift revue revista rivista cahiers studies transactions trans"
        " communications commun nature science cell lancet times post newspaper news gazette herald tribune"
        " guardian economist monde physics phys chemistry chem biology biol medicine med research res sci"
        " engineering eng international int american am amer european eur british brit royal soc acad natl nat"
        " clin comput psychol neurosci math appl mech astron astrophys astrophysical geophys biochem biophys genet"
        " immunol physiol pharmacol surg pediatr psychiatry econ econometrica sociol polit anthropol linguist ieee"
        " acm plos bmc frontiers monthly weekly daily jahrbuch archiv blätter annuaire giornale quaderni anales"
        " boletín cuadernos estudios newsletter electronics mathematics ecology plant environ environmental"
        " psychology psychological"
    ),
    "meeting": (
        "proceedings proc proc. conference conf symposium symp workshop meeting congress colloquium colloque"
        " advances lecture notes handbook encyclopedia encyclopaedia companion dictionary sigmod sigplan sigchi"
        " sigir vldb icml nips neurips chi aaai ijcai iclr cvpr iccv eccv acl proceeding tagung kongress congrès"
        " congresso actes atti abstracts session annual convention"
    ),
    "within": "in in: dans en: em: nella nel im apud within en",
    "editor": (
        "ed ed. eds eds. (ed (eds (ed.) (eds.) ed.) eds.) edited editor editors hg hrsg herausgegeben dir dirs éd"
        " éds cura (dir orgs org coord coords comp comps red édité edit"
    ),
    "translator": "trans trans. translated translator übersetzt übers traduit trad trad. traduction tr tr.",
    "edition": (
        "edition edn ed éd. aufl auflage 2nd 3rd 4th 5th 6th 7th revised rev édition edição edición reprint 1st"
    ),
    "volume": (
        "vol vol. volume vols no no. nr nr. number issue iss band bd bd. tome t. n° nº núm núm. num heft vol.no n"
        " suppl supplement supplément part pt fasc"
    ),
    "page": "p p. pp pp. page pages s. seiten pág págs pag pagg ff art chapter chap ch ch. cap pg pgs",
    "genre": (
        "thesis dissertation phd ph.d master master's msc m.sc ma doctoral thèse diplomarbeit dissertação tese"
        " tesis report technical paper working manuscript unpublished preprint poster presentation document tech"
        " rep mémoire doctorat habilitation presented discussion memorandum draft blog dvd cd-rom film video"
        " software"
    ),
    "note": (
        "accessed retrieved available online cited visited consulted from accès disponible acesso abgerufen"
        " zugriff access last downloaded viewed at consulté disponível web print lccn originally published first"
        " abstract"
    ),
    "and": "and & et und y e i og with mit con",
    "others": "al al. others alii coll",
    "particle": "van von de der den du da di del della la le el al ter ten dos do das zu bin ibn af av",
    "suffix": "jr jr. sr sr. ii iii iv",
    "function": (
        "the a an of on for to from with by is are as its at into between toward towards against under among"
        " after using through via les des une un sur pour dans par au aux die das ein eine zur zum über el los las"
        " una para por sobre o os um uma na no nos nas il lo gli della delle dei how what why when who"
    ),
}


def invert(vocabularies: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the senses of every word, from the words of every sense."""
    senses: dict[str, tuple[str, ...]] = {}
    for sense, words in vocabularies.items():
        for word in set(words.split()):
            senses[word] = (*senses.get(word, ()), sense)
    return senses


SENSES = invert(VOCABULARIES)


def list_senses(word: str) -> tuple[str, ...]:
    """Return what a word in lower case may tell: it is looked up as it is, then without the stop at its end."""
    return SENSES.get(word) or SENSES.get(word.rstrip("."), ())
