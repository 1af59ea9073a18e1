<?xml version="1.0" encoding="UTF-8"?>
<!-- What the letters of this procedure have in common: the service, the regime of silence, the appeals. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/letter.xsl"/>

  <!-- rejet (CRPA L231-4, the usual case) or acceptation (CRPA L231-1) -->
  <xsl:variable name="silence">
    <xsl:choose>
      <xsl:when test="string(/snapshot/data/silence)"><xsl:value-of select="/snapshot/data/silence"/></xsl:when>
      <xsl:otherwise>rejet</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template name="request-date">
    <xsl:call-template name="date">
      <xsl:with-param name="iso" select="data/received"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Who is in charge and how to reach them (CRPA R112-11-1, 1°). -->
  <xsl:template name="service">
    <fo:list-block provisional-distance-between-starts="32mm" provisional-label-separation="3mm" space-after="7pt"
        keep-together.within-page="always">
      <xsl:call-template name="fact">
        <xsl:with-param name="name">Service</xsl:with-param>
        <xsl:with-param name="value">
          <xsl:choose>
            <xsl:when test="data/service"><xsl:value-of select="data/service"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="member/name"/></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="member/address or member/city">
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Adresse</xsl:with-param>
          <xsl:with-param name="value">
            <xsl:call-template name="in-one-line">
              <xsl:with-param name="text" select="member/address"/>
            </xsl:call-template>
            <xsl:if test="member/address and member/city">, </xsl:if>
            <xsl:value-of select="normalize-space(concat(member/postalCode, ' ', member/city))"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="data/servicePhone or member/phone">
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Téléphone</xsl:with-param>
          <xsl:with-param name="value">
            <xsl:value-of select="(data/servicePhone | member/phone[not(/snapshot/data/servicePhone)])[1]"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="data/serviceEmail or member/email">
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Courriel</xsl:with-param>
          <xsl:with-param name="value">
            <xsl:value-of select="(data/serviceEmail | member/email[not(/snapshot/data/serviceEmail)])[1]"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </fo:list-block>
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

  <xsl:template match="snapshot" mode="legal">
    <fo:block>
      Les informations de ce dossier sont traitées par <xsl:call-template name="member-name"/> pour instruire votre
      demande, dans l’exercice de sa mission de service public. Vous pouvez y accéder, les faire rectifier ou vous opposer à leur
      traitement en écrivant à l’adresse indiquée en tête de ce courrier ; vous pouvez aussi saisir la CNIL (www.cnil.fr).
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
