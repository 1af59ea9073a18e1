<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the letters of this procedure have in common: the regime of silence, the service in charge, the remedies.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/letter.xsl"/>

  <!-- rejet (CRPA L231-4, the usual case) or acceptation (CRPA L231-1): data of the kind of request -->
  <xsl:variable name="silence">
    <xsl:choose>
      <xsl:when test="/snapshot/data/regime/silence"><xsl:value-of select="/snapshot/data/regime/silence"/></xsl:when>
      <xsl:when test="/snapshot/data/silence"><xsl:value-of select="/snapshot/data/silence"/></xsl:when>
      <xsl:otherwise>rejet</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- A refusal to communicate a document goes to the CADA before the judge (CRPA L342-1). -->
  <xsl:variable name="cada" select="/snapshot/data/regime/appeal = 'cada'"/>

  <xsl:template name="request-date">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/received"/>
      <xsl:with-param name="what">la date de réception de la demande</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="date">
      <xsl:with-param name="iso" select="data/received"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="subject">
    <xsl:text>« </xsl:text>
    <xsl:value-of select="data/subject"/>
    <xsl:text> »</xsl:text>
  </xsl:template>

  <!-- Who is in charge and how to reach them (CRPA R112-11-1, 1°). -->
  <xsl:template name="service">
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">32mm</xsl:with-param>
      <xsl:with-param name="text">
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Service</xsl:with-param>
          <xsl:with-param name="value">
            <xsl:choose>
              <xsl:when test="data/service"><xsl:value-of select="data/service"/></xsl:when>
              <xsl:when test="data/parameters/service"><xsl:value-of select="data/parameters/service"/></xsl:when>
              <xsl:when test="member/contactService"><xsl:value-of select="member/contactService"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="member/name"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Adresse</xsl:with-param>
          <xsl:with-param name="value"><xsl:call-template name="member-address"/></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Téléphone</xsl:with-param>
          <xsl:with-param name="value">
            <xsl:choose>
              <xsl:when test="data/parameters/servicePhone"><xsl:value-of select="data/parameters/servicePhone"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="member/phone"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Courriel</xsl:with-param>
          <xsl:with-param name="value">
            <xsl:choose>
              <xsl:when test="data/parameters/serviceEmail"><xsl:value-of select="data/parameters/serviceEmail"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="member/email"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Horaires</xsl:with-param>
          <xsl:with-param name="value">
            <xsl:call-template name="in-one-line">
              <xsl:with-param name="text" select="member/hours"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Reasons of law and of fact (CRPA L211-5). -->
  <xsl:template name="grounds">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/legalGrounds"/>
      <xsl:with-param name="what">les motifs de droit (article L. 211-5 du CRPA)</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/factualGrounds"/>
      <xsl:with-param name="what">les motifs de fait (article L. 211-5 du CRPA)</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">En droit</xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="data/legalGrounds" mode="paragraphs"/>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">En fait</xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="data/factualGrounds" mode="paragraphs"/>
  </xsl:template>

  <xsl:template name="conditions">
    <xsl:if test="data/conditions">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Conditions</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="data/conditions" mode="paragraphs"/>
    </xsl:if>
  </xsl:template>

  <!-- CRPA L114-5, R112-11-4: what a missing piece does to the time. -->
  <xsl:template name="effect-of-missing-pieces">
    <xsl:choose>
      <xsl:when test="$silence = 'acceptation'">
        <xsl:text>Le délai au terme duquel votre demande serait réputée acceptée ne court qu’à compter de la réception de ces éléments (article L. 114-5 du code des relations entre le public et l’administration).</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>Le délai au terme duquel votre demande serait réputée rejetée est suspendu pendant le temps qui vous est laissé pour produire ces éléments ; leur production avant ce terme met fin à la suspension (article L. 114-5 du code des relations entre le public et l’administration).</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Before the judge, or before the CADA first. -->
  <xsl:template name="remedies">
    <xsl:param name="starting-point"/>
    <xsl:choose>
      <xsl:when test="$cada">
        <fo:block xsl:use-attribute-sets="paragraph">
          Dans un délai de deux mois à compter de <xsl:copy-of select="$starting-point"/>, vous pouvez saisir la Commission
          d’accès aux documents administratifs (CADA, TSA 50730, 75334 Paris Cedex 07, www.cada.fr). Cette saisine est
          obligatoire avant tout recours devant le juge (articles L. 342-1, R. 311-15 et R. 343-1 du code des relations entre le public et l’administration).
        </fo:block>
        <fo:block xsl:use-attribute-sets="paragraph">
          Si le refus est maintenu, ou si nous gardons le silence pendant deux mois à compter de l’enregistrement de votre
          saisine par la CADA, vous pourrez saisir <xsl:call-template name="court"/> dans les deux mois (articles R. 343-4 et
          R. 343-5 du même code, article R. 421-1 du code de justice administrative).
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="appeals">
          <xsl:with-param name="starting-point" select="$starting-point"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- After an appeal has been answered, only the judge is left. -->
  <xsl:template name="judge">
    <fo:block xsl:use-attribute-sets="paragraph">
      Dans un délai de deux mois à compter de la notification de ce courrier, vous pouvez saisir <xsl:call-template name="court"/>
      (articles R. 421-1 et R. 421-2 du code de justice administrative). Un nouveau recours gracieux ne prolongerait pas ce délai.
    </fo:block>
  </xsl:template>

  <xsl:template match="snapshot" mode="legal">
    <fo:block>
      Les informations de ce dossier sont traitées par <xsl:call-template name="member-name"/> pour instruire votre
      demande, dans l’exercice de sa mission de service public. Vous pouvez y accéder, les faire rectifier ou vous opposer à leur
      traitement en écrivant à l’adresse indiquée en tête de ce courrier ; vous pouvez aussi saisir la CNIL (www.cnil.fr).
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
