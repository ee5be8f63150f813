import { icdBelongsTo, parseIcd10Cm, undotted } from './icd10cm';

/** A code of the built-in catalogue. */
export interface IcdEntry {
  /** Dotted, upper case. */
  readonly code: string;
  /** Short title in our own words, not the official one. */
  readonly title: string;
  /** False when ICD-10-CM has longer codes beneath it, so that a claim needs more characters. */
  readonly isComplete: boolean;
}

/**
 * One line per code: code, '+' when longer codes lie beneath it, '|' title, '|' other words people search by.
 * Every category C00 to C96, the frequent four-character cancer codes, and what a diagnosis scan is ordered for. ICD-10-CM of fiscal year 2026.
 */
const lines = `
C00+|Lip
C01|Base of tongue|oropharynx
C02+|Tongue, other parts|oral
C03+|Gum|gingiva oral
C04+|Floor of mouth|oral
C05+|Palate|oral
C06+|Mouth, other parts|oral cheek
C07|Parotid gland|salivary
C08+|Major salivary glands, other|submandibular sublingual
C09+|Tonsil|oropharynx
C10+|Oropharynx|throat
C11+|Nasopharynx
C12|Pyriform sinus|hypopharynx
C13+|Hypopharynx
C14+|Lip, mouth and throat, other or ill-defined|pharynx oral
C15+|Esophagus|gullet
C15.3|Esophagus, upper third
C15.4|Esophagus, middle third
C15.5|Esophagus, lower third
C15.8|Esophagus, overlapping parts
C15.9|Esophagus, part not stated
C16+|Stomach|gastric
C16.0|Stomach, cardia|gastric gastroesophageal junction
C16.1|Stomach, fundus|gastric
C16.2|Stomach, body|gastric
C16.3|Stomach, antrum|gastric
C16.4|Stomach, pylorus|gastric
C16.8|Stomach, overlapping parts|gastric
C16.9|Stomach, part not stated|gastric
C17+|Small intestine|bowel
C17.0|Duodenum|small intestine bowel
C17.1|Jejunum|small intestine bowel
C17.2|Ileum|small intestine bowel
C17.9|Small intestine, part not stated|bowel
C18+|Colon|bowel colorectal
C18.0|Cecum|colon bowel colorectal
C18.1|Appendix|colon
C18.2|Ascending colon|bowel colorectal right
C18.3|Colon, hepatic flexure|bowel colorectal
C18.4|Transverse colon|bowel colorectal
C18.5|Colon, splenic flexure|bowel colorectal
C18.6|Descending colon|bowel colorectal left
C18.7|Sigmoid colon|bowel colorectal
C18.8|Colon, overlapping parts|bowel colorectal
C18.9|Colon, part not stated|bowel colorectal
C19|Rectosigmoid junction|colon bowel colorectal
C20|Rectum|bowel colorectal rectal
C21+|Anus and anal canal
C21.0|Anus, part not stated
C21.1|Anal canal
C22+|Liver and bile ducts inside the liver|hepatic
C22.0|Liver cell cancer|hepatocellular carcinoma hcc hepatoma hepatic
C22.1|Bile duct inside the liver|intrahepatic cholangiocarcinoma
C22.8|Liver, primary, type not stated|hepatic
C22.9|Liver, not stated whether primary|hepatic
C23|Gallbladder|biliary
C24+|Bile ducts outside the liver|biliary extrahepatic
C24.0|Bile duct outside the liver|biliary extrahepatic cholangiocarcinoma
C24.1|Ampulla of Vater|biliary
C24.9|Biliary tract, part not stated
C25+|Pancreas
C25.0|Pancreas, head
C25.1|Pancreas, body
C25.2|Pancreas, tail
C25.3|Pancreatic duct
C25.4|Pancreas, endocrine cells|islet neuroendocrine
C25.7|Pancreas, other parts
C25.8|Pancreas, overlapping parts
C25.9|Pancreas, part not stated
C26+|Digestive organs, other or ill-defined|spleen intestine
C30+|Nasal cavity and middle ear|nose
C31+|Sinuses of the face|maxillary ethmoid frontal sphenoid paranasal
C32+|Larynx|voice box
C32.0|Larynx, vocal cords|glottis
C32.1|Larynx, above the vocal cords|supraglottis
C32.2|Larynx, below the vocal cords|subglottis
C32.9|Larynx, part not stated
C33|Trachea|windpipe
C34+|Lung and bronchus
C34.0+|Main bronchus|lung hilum
C34.00|Main bronchus, side not stated|lung
C34.01|Main bronchus, right|lung
C34.02|Main bronchus, left|lung
C34.1+|Lung, upper lobe|bronchus
C34.10|Lung, upper lobe, side not stated|bronchus
C34.11|Lung, upper lobe, right|bronchus
C34.12|Lung, upper lobe, left|bronchus
C34.2|Lung, middle lobe|bronchus right
C34.3+|Lung, lower lobe|bronchus
C34.30|Lung, lower lobe, side not stated|bronchus
C34.31|Lung, lower lobe, right|bronchus
C34.32|Lung, lower lobe, left|bronchus
C34.8+|Lung, overlapping parts|bronchus
C34.80|Lung, overlapping parts, side not stated|bronchus
C34.81|Lung, overlapping parts, right|bronchus
C34.82|Lung, overlapping parts, left|bronchus
C34.9+|Lung, part not stated|bronchus
C34.90|Lung, part and side not stated|bronchus
C34.91|Lung, part not stated, right|bronchus
C34.92|Lung, part not stated, left|bronchus
C37|Thymus|thymoma
C38+|Heart, mediastinum and pleura
C38.0|Heart|cardiac
C38.1|Mediastinum, front part|anterior
C38.2|Mediastinum, back part|posterior
C38.3|Mediastinum, part not stated
C38.4|Pleura
C39+|Chest and breathing organs, other or ill-defined|respiratory
C40+|Bone and cartilage of the limbs|arm leg osteosarcoma
C41+|Bone and cartilage, other places|skull spine pelvis rib osteosarcoma
C43+|Melanoma of skin
C43.0|Melanoma of lip
C43.1+|Melanoma of eyelid
C43.2+|Melanoma of ear
C43.3+|Melanoma of face, other parts
C43.4|Melanoma of scalp and neck
C43.5+|Melanoma of trunk|back chest anal breast skin
C43.6+|Melanoma of arm or shoulder|upper limb
C43.7+|Melanoma of leg or hip|lower limb
C43.8|Melanoma of skin, overlapping parts
C43.9|Melanoma of skin, part not stated
C44+|Skin cancer, not melanoma|basal squamous
C45+|Mesothelioma
C45.0|Mesothelioma of pleura|lung
C45.1|Mesothelioma of peritoneum
C45.9|Mesothelioma, part not stated
C46+|Kaposi sarcoma
C47+|Nerves outside the brain and spine|peripheral autonomic
C48+|Retroperitoneum and peritoneum
C48.0|Retroperitoneum
C48.1|Peritoneum, named parts|omentum mesentery
C48.2|Peritoneum, part not stated
C49+|Connective and other soft tissue|sarcoma muscle
C49.0|Soft tissue of head, face and neck|sarcoma connective
C49.1+|Soft tissue of arm or shoulder|sarcoma connective upper limb
C49.2+|Soft tissue of leg or hip|sarcoma connective lower limb
C49.3|Soft tissue of chest|sarcoma connective thorax
C49.4|Soft tissue of abdomen|sarcoma connective
C49.5|Soft tissue of pelvis|sarcoma connective
C49.6|Soft tissue of trunk, part not stated|sarcoma connective
C49.9|Soft tissue, part not stated|sarcoma connective
C49.A+|Gastrointestinal stromal tumor|gist sarcoma
C4A+|Merkel cell carcinoma|skin neuroendocrine
C50+|Breast
C50.0+|Breast, nipple and areola
C50.1+|Breast, central part
C50.2+|Breast, upper inner quarter|quadrant
C50.3+|Breast, lower inner quarter|quadrant
C50.4+|Breast, upper outer quarter|quadrant
C50.5+|Breast, lower outer quarter|quadrant
C50.6+|Breast, part toward the armpit|axillary tail
C50.8+|Breast, overlapping parts
C50.9+|Breast, part not stated
C50.911|Breast, part not stated, right, female
C50.912|Breast, part not stated, left, female
C50.919|Breast, part and side not stated, female
C50.A+|Breast, inflammatory cancer
C51+|Vulva
C52|Vagina
C53+|Cervix|uterus cervical
C53.0|Cervix, inner canal|endocervix uterus cervical
C53.1|Cervix, outer part|exocervix uterus cervical
C53.8|Cervix, overlapping parts|uterus cervical
C53.9|Cervix, part not stated|uterus cervical
C54+|Body of uterus|womb corpus
C54.1|Endometrium|uterus womb endometrial
C54.2|Myometrium|uterus womb
C54.9|Body of uterus, part not stated|womb corpus
C55|Uterus, part not stated|womb
C56+|Ovary|ovarian
C56.1|Ovary, right|ovarian
C56.2|Ovary, left|ovarian
C56.3|Ovaries, both|ovary ovarian bilateral
C56.9|Ovary, side not stated|ovarian
C57+|Female genital organs, other
C57.0+|Fallopian tube|uterine adnexa
C57.1+|Broad ligament|uterine adnexa
C57.2+|Round ligament|uterine adnexa
C57.3|Tissue beside the uterus|parametrium uterine adnexa
C57.4|Uterine adnexa, part not stated
C57.7|Female genital organs, other named parts
C57.8|Female genital organs, overlapping parts|tuboovarian
C57.9|Female genital organ, part not stated
C58|Placenta|choriocarcinoma
C60+|Penis
C61|Prostate
C62+|Testis|testicle testicular germ cell seminoma
C62.0+|Testis, undescended|testicle testicular
C62.1+|Testis, descended|testicle testicular
C62.9+|Testis, not stated whether descended|testicle testicular
C62.90|Testis, side not stated|testicle testicular
C62.91|Testis, right|testicle testicular
C62.92|Testis, left|testicle testicular
C63+|Male genital organs, other|scrotum epididymis
C64+|Kidney, except renal pelvis|renal cell
C64.1|Kidney, right|renal cell
C64.2|Kidney, left|renal cell
C64.9|Kidney, side not stated|renal cell
C65+|Renal pelvis|kidney
C66+|Ureter
C67+|Bladder|urothelial
C67.0|Bladder, trigone|urothelial
C67.2|Bladder, side wall|urothelial lateral
C67.4|Bladder, back wall|urothelial posterior
C67.8|Bladder, overlapping parts|urothelial
C67.9|Bladder, part not stated|urothelial
C68+|Urinary organs, other|urethra
C69+|Eye and nearby parts|retina choroid orbit conjunctiva
C70+|Linings of brain and spinal cord|meninges
C71+|Brain|glioma glioblastoma astrocytoma
C71.0|Brain, deep parts of the large brain|cerebrum basal ganglia thalamus glioma
C71.1|Brain, frontal lobe|glioma glioblastoma
C71.2|Brain, temporal lobe|glioma glioblastoma
C71.3|Brain, parietal lobe|glioma glioblastoma
C71.4|Brain, occipital lobe|glioma glioblastoma
C71.5|Brain, ventricle
C71.6|Brain, cerebellum
C71.7|Brain stem|glioma
C71.8|Brain, overlapping parts|glioma glioblastoma
C71.9|Brain, part not stated|glioma glioblastoma
C72+|Spinal cord and cranial nerves|central nervous system
C73|Thyroid gland
C74+|Adrenal gland
C75+|Endocrine glands, other|parathyroid pituitary pineal
C76+|Ill-defined places|head neck thorax abdomen pelvis
C76.0|Head, face and neck, place not stated
C7A+|Neuroendocrine tumor, malignant|carcinoid
C7A.0+|Carcinoid tumor, malignant|neuroendocrine
C7A.1|Neuroendocrine tumor, poorly differentiated|small cell merkel
C7A.8|Neuroendocrine tumor, other malignant
C7B+|Neuroendocrine tumor, spread|carcinoid metastasis metastatic secondary
C7B.0+|Carcinoid tumor, spread|neuroendocrine metastasis metastatic secondary
C7B.1|Merkel cell carcinoma, spread|metastasis metastatic secondary
C7B.8|Neuroendocrine tumor, other spread|metastasis metastatic secondary
C77+|Spread to lymph nodes|metastasis metastatic secondary
C77.0|Spread to lymph nodes of head, face and neck|metastasis metastatic secondary cervical
C77.1|Spread to lymph nodes in the chest|metastasis metastatic secondary mediastinal thorax
C77.2|Spread to lymph nodes in the abdomen|metastasis metastatic secondary
C77.3|Spread to lymph nodes of armpit and arm|metastasis metastatic secondary axilla axillary
C77.4|Spread to lymph nodes of groin and leg|metastasis metastatic secondary inguinal
C77.5|Spread to lymph nodes in the pelvis|metastasis metastatic secondary
C77.8|Spread to lymph nodes of several regions|metastasis metastatic secondary
C77.9|Spread to lymph nodes, place not stated|metastasis metastatic secondary
C78+|Spread to chest or digestive organs|metastasis metastatic secondary
C78.0+|Spread to lung|metastasis metastatic secondary
C78.1|Spread to mediastinum|metastasis metastatic secondary
C78.2|Spread to pleura|metastasis metastatic secondary
C78.6|Spread to peritoneum|metastasis metastatic secondary
C78.7|Spread to liver|metastasis metastatic secondary hepatic
C79+|Spread to other places|metastasis metastatic secondary
C79.3+|Spread to brain and its linings|metastasis metastatic secondary
C79.31|Spread to brain|metastasis metastatic secondary
C79.5+|Spread to bone and bone marrow|metastasis metastatic secondary
C79.51|Spread to bone|metastasis metastatic secondary
C79.52|Spread to bone marrow|metastasis metastatic secondary
C79.7+|Spread to adrenal gland|metastasis metastatic secondary
C79.9|Spread, place not stated|metastasis metastatic secondary
C80+|Cancer with no place stated|unknown primary metastatic
C80.0|Widespread cancer, primary unknown|disseminated metastatic
C80.1|Primary cancer, place not stated|unknown
C80.2|Cancer with a transplanted organ
C81+|Hodgkin lymphoma
C81.0+|Hodgkin lymphoma, lymphocyte predominant
C81.1+|Hodgkin lymphoma, nodular sclerosis
C81.2+|Hodgkin lymphoma, mixed cellularity
C81.7+|Hodgkin lymphoma, other classical
C81.9+|Hodgkin lymphoma, type not stated
C82+|Follicular lymphoma|non-hodgkin
C82.0+|Follicular lymphoma, grade I|1 non-hodgkin
C82.1+|Follicular lymphoma, grade II|2 non-hodgkin
C82.2+|Follicular lymphoma, grade III|3 non-hodgkin
C82.9+|Follicular lymphoma, grade not stated|non-hodgkin
C83+|Lymphoma, not follicular|non-hodgkin
C83.0+|Small B-cell lymphoma|non-hodgkin
C83.1+|Mantle cell lymphoma|non-hodgkin
C83.3+|Diffuse large B-cell lymphoma|dlbcl non-hodgkin
C83.7+|Burkitt lymphoma|non-hodgkin
C84+|T-cell or NK-cell lymphoma, mature|non-hodgkin
C84.0+|Mycosis fungoides|cutaneous t-cell lymphoma skin
C84.4+|Peripheral T-cell lymphoma|non-hodgkin
C85+|Non-Hodgkin lymphoma, other or type not stated
C85.1+|B-cell lymphoma, type not stated|non-hodgkin
C85.2+|Mediastinal large B-cell lymphoma|non-hodgkin
C85.8+|Non-Hodgkin lymphoma, other named types
C85.9+|Non-Hodgkin lymphoma, type not stated
C86+|T-cell or NK-cell lymphoma, other named types|non-hodgkin
C88+|Immune cell cancers and some B-cell lymphomas|waldenstrom
C88.0+|Waldenstrom macroglobulinemia|lymphoma
C88.4+|Marginal zone lymphoma of mucosa|malt non-hodgkin
C90+|Myeloma and plasma cell cancers
C90.0+|Multiple myeloma|plasma cell
C90.00|Multiple myeloma, not in remission|plasma cell
C90.01|Multiple myeloma, in remission|plasma cell
C90.02|Multiple myeloma, relapsed|plasma cell
C90.1+|Plasma cell leukemia
C90.2+|Plasmacytoma outside bone marrow|extramedullary
C90.3+|Plasmacytoma, solitary
C91+|Lymphoid leukemia|lymphocytic lymphoblastic
C91.0+|Acute lymphoblastic leukemia|all
C91.1+|Chronic lymphocytic leukemia|cll
C92+|Myeloid leukemia
C92.0+|Acute myeloblastic leukemia|aml myeloid
C92.1+|Chronic myeloid leukemia|cml bcr abl
C93+|Monocytic leukemia
C94+|Leukemia of other named cell types
C95+|Leukemia, cell type not stated
C96+|Blood and lymph cancers, other|histiocytosis mast cell hematopoietic
D37+|Mouth or digestive organs, uncertain behavior|neoplasm liver stomach colon
D38+|Chest, middle ear or breathing organs, uncertain behavior|neoplasm lung larynx pleura
D38.1|Lung, trachea or bronchus, uncertain behavior|neoplasm
D39+|Female genital organs, uncertain behavior|neoplasm ovary uterus
D40+|Male genital organs, uncertain behavior|neoplasm prostate testis
D41+|Urinary organs, uncertain behavior|neoplasm kidney bladder
D42+|Linings of brain and spinal cord, uncertain behavior|neoplasm meninges
D43+|Brain and central nervous system, uncertain behavior|neoplasm
D44+|Endocrine glands, uncertain behavior|neoplasm thyroid adrenal pituitary
D45|Polycythemia vera|blood
D46+|Myelodysplastic syndromes|blood
D47+|Blood and lymph neoplasms, uncertain behavior, other|mgus lymphoproliferative
D48+|Other places, uncertain behavior|neoplasm bone soft tissue skin breast
D49+|Neoplasm, behavior not stated|tumor growth
D49.0|Digestive organs, neoplasm, behavior not stated|tumor
D49.1|Breathing organs, neoplasm, behavior not stated|tumor lung respiratory
D49.2|Bone, soft tissue or skin, neoplasm, behavior not stated|tumor
D49.3|Breast, neoplasm, behavior not stated|tumor
D49.6|Brain, neoplasm, behavior not stated|tumor
G13.0|Nerve or muscle disease from a distant cancer|paraneoplastic neuropathy neuromyopathy
G13.1|Brain or nerve wasting from a distant cancer|paraneoplastic cerebellar degeneration encephalitis
R19.0+|Lump or swelling in abdomen or pelvis|mass intra-abdominal
R19.00|Lump in abdomen or pelvis, place not stated|mass swelling
R19.01|Lump in the right upper abdomen|mass swelling quadrant
R19.02|Lump in the left upper abdomen|mass swelling quadrant
R19.03|Lump in the right lower abdomen|mass swelling quadrant
R19.04|Lump in the left lower abdomen|mass swelling quadrant
R19.05|Lump around the navel|mass swelling periumbilical
R19.06|Lump in the upper middle abdomen|mass swelling epigastric
R19.07|Lump throughout the abdomen|mass swelling generalized
R19.09|Lump in abdomen or pelvis, other place|mass swelling
R22+|Lump or swelling under the skin|mass localized
R22.0|Lump on the head|mass swelling skin
R22.1|Lump on the neck|mass swelling skin
R22.2|Lump on the trunk|mass swelling skin chest back
R22.3+|Lump on the arm|mass swelling skin upper limb
R22.4+|Lump on the leg|mass swelling skin lower limb
R22.9|Lump under the skin, place not stated|mass swelling
R59+|Enlarged lymph nodes|adenopathy lymphadenopathy swollen
R59.0|Enlarged lymph nodes in one region|adenopathy lymphadenopathy localized swollen
R59.1|Enlarged lymph nodes in many regions|adenopathy lymphadenopathy generalized swollen
R59.9|Enlarged lymph nodes, extent not stated|adenopathy lymphadenopathy swollen
R63.4|Unusual weight loss|abnormal
R91+|Unusual finding on lung imaging|abnormal
R91.1|Single lung nodule|solitary pulmonary spot coin lesion
R91.8|Other unusual finding on lung imaging|pulmonary multiple nodules mass lesion
R97+|Raised tumor marker|elevated abnormal
R97.0|Raised CEA|tumor marker carcinoembryonic elevated
R97.1|Raised CA 125|tumor marker elevated
R97.2+|Raised PSA|tumor marker prostate elevated
R97.20|Raised PSA|tumor marker prostate elevated
R97.21|Rising PSA after prostate cancer treatment|tumor marker elevated recurrence
R97.8|Raised tumor marker, other|elevated abnormal
`;

interface Line extends IcdEntry {
  readonly words: readonly string[];
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function readLine(line: string): Line {
  const [marked = '', title = '', also = ''] = line.split('|');
  return {
    code: marked.replace('+', ''),
    title,
    isComplete: !marked.endsWith('+'),
    words: wordsOf(`${title} ${also}`),
  };
}

let catalogue: readonly Line[] | null = null;

function allLines(): readonly Line[] {
  catalogue ??= lines.trim().split('\n').map(readLine);
  return catalogue;
}

function entryOf({ code, title, isComplete }: Line): IcdEntry {
  return { code, title, isComplete };
}

/** What the beginning of a code looks like while it is typed: 'c3', 'C34.1', 'c7a'; without its dot. Null for words. */
function codeStartIn(query: string): string | null {
  const typed = query.trim().toUpperCase();
  return /^[A-Z][0-9][0-9A-Z]?$|^[A-Z][0-9][0-9AB]\.?[0-9A-Z]{0,4}$/.test(typed) ? undotted(typed) : null;
}

/**
 * The catalogue's entry for a code, or for the nearest code above it: 'C50.411' gives the entry of C50.4. Null when the catalogue has neither,
 * which does not mean that the code does not exist.
 */
export function icdEntryAbove(code: string): IcdEntry | null {
  const parsed = parseIcd10Cm(code);
  if (!parsed.ok) return null;
  const wanted = undotted(parsed.value);
  const line = allLines().findLast((candidate) => wanted.startsWith(undotted(candidate.code)));
  return line === undefined ? null : entryOf(line);
}

/**
 * Codes for what a person has typed so far, at most `limit` (12 unless given). The beginning of a code finds the codes beneath it;
 * words find titles that have a word beginning with each of them, in any order. With `prefixes` only codes that belong to one of them (see `icdBelongsTo`),
 * and an empty query then lists these from the top; without `prefixes` an empty query finds nothing.
 * The catalogue is a help for typing, not the code set: a code it does not have can be right.
 */
export function icdSuggestions(
  query: string,
  options: { readonly prefixes?: readonly string[] | undefined; readonly limit?: number | undefined } = {},
): readonly IcdEntry[] {
  const { prefixes, limit = 12 } = options;
  const inScope =
    prefixes === undefined ? allLines() : allLines().filter((line) => icdBelongsTo(line.code, prefixes));
  const typed = wordsOf(query);
  if (typed.length === 0) return prefixes === undefined ? [] : inScope.slice(0, limit).map(entryOf);
  const start = codeStartIn(query);
  const found =
    start === null
      ? inScope.filter((line) => typed.every((word) => line.words.some((own) => own.startsWith(word))))
      : inScope.filter((line) => undotted(line.code).startsWith(start));
  return found.slice(0, limit).map(entryOf);
}
