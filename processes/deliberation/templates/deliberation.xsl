<?xml version="1.0" encoding="UTF-8"?>
<!--
  Deliberation, extract of the register (CGCT L2121-21, L2121-23, L2131-1; R2131-1 for what it shows when published).
  data: act (number, title, sessionDate, rapporteur, grounds, reasons, provisions, report, kind, committee, attendance,
  inOffice, present, proxies, voters, required, ballotText, outcome, outcomeText, inFavour, against, abstaining,
  notTaking, blank, spoiled, voteText, namesText, elected, interestedText, chairName, presidentName, secretaryName);
  convocationDate, sessionTime, sessionPlace
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="seance.xsl"/>

  <xsl:template match="snapshot" mode="kind">
    Extrait du registre des délibérations – n° <xsl:value-of select="data/act/number"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="title"><xsl:value-of select="data/act/title"/></xsl:template>

  <xsl:template match="snapshot" mode="running">Délibération n° <xsl:value-of select="data/act/number"/></xsl:template>

  <xsl:template match="snapshot" mode="reference">
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Convocation</xsl:with-param>
      <xsl:with-param name="value"><xsl:if test="data/convocationDate">envoyée le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/convocationDate"/></xsl:call-template></xsl:if></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Matière</xsl:with-param>
      <xsl:with-param name="value" select="data/act/matter"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/act/number"/>
      <xsl:with-param name="what">le numéro de la délibération au registre (article R. 2121-9 du CGCT)</xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      Le <xsl:call-template name="date-with-weekday"><xsl:with-param name="iso" select="data/act/sessionDate"/></xsl:call-template><xsl:if test="data/openedAt"> à <xsl:call-template name="time"><xsl:with-param name="iso" select="data/openedAt"/></xsl:call-template></xsl:if>, le <xsl:call-template name="council"/>,
      légalement convoqué<xsl:if test="data/sessionPlace">, s’est réuni : <xsl:value-of select="data/sessionPlace"/></xsl:if>,
      sous la présidence de <xsl:choose>
        <xsl:when test="data/act/chairName"><xsl:value-of select="data/act/chairName"/>, élu pour cette affaire</xsl:when>
        <xsl:otherwise><xsl:value-of select="data/act/presidentName"/></xsl:otherwise>
      </xsl:choose>.
    </fo:block>
    <xsl:call-template name="members">
      <xsl:with-param name="list" select="data/act/attendance"/>
      <xsl:with-param name="in-office" select="data/act/inOffice"/>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph" space-before="4pt">
      Secrétaire de séance : <xsl:value-of select="data/act/secretaryName"/>.
      <xsl:choose>
        <xsl:when test="data/secondConvocation = 'true'">Séance tenue sur seconde convocation, sans condition de quorum (article L. 2121-17 du code général des collectivités territoriales).</xsl:when>
        <xsl:otherwise>Quorum : <xsl:value-of select="data/act/required"/> ; il est atteint.</xsl:otherwise>
      </xsl:choose>
      <xsl:if test="data/act/interestedText"> N’ont pas pris part à l’affaire et se sont retirés : <xsl:value-of select="data/act/interestedText"/> (articles L. 2131-11, L. 1111-6 et L. 2121-14 du même code).</xsl:if>
    </fo:block>
    <xsl:apply-templates select="data/act/grounds" mode="visas"/>
    <xsl:apply-templates select="data/act/reasons" mode="recitals"/>
    <xsl:if test="data/act/rapporteur">
      <fo:block xsl:use-attribute-sets="paragraph">Sur le rapport de <xsl:value-of select="data/act/rapporteur"/>,</fo:block>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="data/act/outcome = 'prise-acte'">
        <xsl:call-template name="operative"><xsl:with-param name="text">Le <xsl:call-template name="council"/> prend acte :</xsl:with-param></xsl:call-template>
        <xsl:choose>
          <xsl:when test="data/act/provisions"><xsl:apply-templates select="data/act/provisions" mode="articles"/></xsl:when>
          <xsl:otherwise><fo:block xsl:use-attribute-sets="paragraph">de l’information donnée et du débat tenu sur l’affaire « <xsl:value-of select="data/act/title"/> ».</fo:block></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="data/act/outcome = 'rejetee'">
        <xsl:call-template name="operative"><xsl:with-param name="text">Après en avoir délibéré, le <xsl:call-template name="council"/> n’adopte pas la proposition suivante :</xsl:with-param></xsl:call-template>
        <xsl:apply-templates select="data/act/provisions" mode="articles"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="operative"><xsl:with-param name="text">Après en avoir délibéré, le <xsl:call-template name="council"/> décide :</xsl:with-param></xsl:call-template>
        <xsl:apply-templates select="data/act/provisions" mode="articles"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="data/act/outcome != 'prise-acte'">
      <xsl:call-template name="heading"><xsl:with-param name="text">Vote</xsl:with-param></xsl:call-template>
      <fo:block xsl:use-attribute-sets="paragraph">
        Vote <xsl:value-of select="data/act/ballotText"/> – présents : <xsl:value-of select="data/act/present"/> ; pouvoirs : <xsl:value-of select="data/act/proxies"/> ; votants : <xsl:value-of select="data/act/voters"/>.
      </fo:block>
      <xsl:choose>
        <xsl:when test="data/act/inFavour">
          <xsl:call-template name="votes">
            <xsl:with-param name="for" select="data/act/inFavour"/>
            <xsl:with-param name="against" select="data/act/against"/>
            <xsl:with-param name="abstained" select="data/act/abstaining"/>
            <xsl:with-param name="not-voting" select="data/act/notTaking"/>
            <xsl:with-param name="result">Délibération <xsl:value-of select="data/act/outcomeText"/>.</xsl:with-param>
          </xsl:call-template>
          <xsl:if test="data/act/blank">
            <fo:block xsl:use-attribute-sets="paragraph">Bulletins blancs : <xsl:value-of select="data/act/blank"/> ; bulletins nuls : <xsl:value-of select="data/act/spoiled"/>.</fo:block>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise>
          <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="data/act/voteText"/>.</fo:block>
          <xsl:if test="data/act/elected"><fo:block xsl:use-attribute-sets="paragraph" font-weight="bold">Est élu : <xsl:value-of select="data/act/elected"/>.</fo:block></xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="data/act/namesText" mode="paragraphs"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="signature">
    <fo:block space-before="6mm">Fait et délibéré le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/act/sessionDate"/></xsl:call-template>.</fo:block>
    <xsl:call-template name="both-sign">
      <xsl:with-param name="secretary" select="data/act/secretaryName"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading"><xsl:with-param name="text">Voies et délais de recours</xsl:with-param></xsl:call-template>
    <xsl:call-template name="appeals">
      <xsl:with-param name="starting-point">sa publication ou de sa notification</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
